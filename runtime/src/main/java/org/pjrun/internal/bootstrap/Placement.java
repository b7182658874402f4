package org.pjrun.internal.bootstrap;

/** Which process runs on which host; the same on all ranks. */
public interface Placement {
    /** Number of the host of a process, from 0. */
    int host(int process);

    /** All processes on one host. */
    static Placement oneHost() {
        return process -> 0;
    }
}
