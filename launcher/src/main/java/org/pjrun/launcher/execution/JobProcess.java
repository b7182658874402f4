package org.pjrun.launcher.execution;

import java.io.InputStream;
import java.io.OutputStream;

/** A process of a job, wherever it runs. Any thread may call its methods. */
public interface JobProcess {
    /** The host that it runs on, empty for this one. */
    String host();

    /** Its number on its host. */
    long pid();

    /** What it writes to its standard output. */
    InputStream output();

    /** What it writes to its standard error. */
    InputStream errors();

    /** What it reads from its standard input, where the plan says that it is copied. */
    OutputStream input();

    /** Whether it has not ended yet, as far as is known. */
    boolean alive();

    /** Its exit status, 128 + n if signal n ended it; only of one that has ended. */
    int status();

    /** Waits until it has ended. */
    void await() throws InterruptedException;

    /** Asks it to end. */
    void terminate();

    /** Ends it at once. */
    void kill();

    /** Removes what it has left behind, once it was ended by a signal. */
    default void cleanUp() {
        // its host's agent has done that
    }

    /** What has become of its host where that is why it ended, in words; empty if nothing has. */
    default String fate() {
        return "";
    }
}
