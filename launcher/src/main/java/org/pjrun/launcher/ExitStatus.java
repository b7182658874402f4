package org.pjrun.launcher;

/** The exit statuses that pjrun has of its own; otherwise it ends with the status of the first rank that failed. */
public final class ExitStatus {
    public static final int OK = 0;

    /** The doctor has found something that is to be done. */
    public static final int TO_DO = 1;

    public static final int BAD_INPUT = 2;
    public static final int OWN_FAULT = 70;

    /** The ranks wait for each other, or for what can never come. */
    public static final int DEADLOCK = 86;

    /** The job took longer than the time given for it. */
    public static final int TIMED_OUT = 124;

    public static final int INTERRUPTED = 130;
    public static final int TERMINATED = 143;

    /** Nobody reads the output any more, as in {@code pjrun ... | head}: what SIGPIPE would have made of it. */
    public static final int OUTPUT_CLOSED = 141;

    /** Added to a signal's number where a signal ended the process. */
    public static final int SIGNAL = 128;

    private ExitStatus() {}
}
