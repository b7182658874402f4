package org.pjrun.benchmarks.program;

/** Starts and ends: what a launcher and a JVM need for themselves. */
public final class Nothing {
    private Nothing() {}

    /** Does nothing. */
    public static void main(String[] args) {}
}
