package org.pjrun.benchmarks.runner;

/** A program that is measured could not be started, failed, took too long or said what nobody understands. */
public final class FailedRun extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure, told in one line. */
    public FailedRun(String message) {
        super(message);
    }

    /** A failure and what caused it. */
    public FailedRun(String message, Throwable cause) {
        super(message, cause);
    }
}
