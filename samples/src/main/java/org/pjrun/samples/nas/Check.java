package org.pjrun.samples.nas;

/**
 * A value that was computed beside the one that NPB publishes.
 *
 * @param what its name
 * @param value computed here
 * @param published what it should be
 * @param tolerance largest relative error that NPB allows
 */
record Check(String what, double value, double published, double tolerance) {
    /** The relative error; not a number if the value is none. */
    double error() {
        return Math.abs((value - published) / published);
    }

    /** Whether the value is close enough. */
    boolean passes() {
        return error() <= tolerance;
    }
}
