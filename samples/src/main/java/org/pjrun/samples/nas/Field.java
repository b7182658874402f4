package org.pjrun.samples.nas;

/**
 * Complex numbers: real and imaginary parts in arrays of their own, so that loops over them are vectorised and they travel as
 * what they are.
 *
 * @param real the real parts
 * @param imaginary the imaginary parts, as many
 */
record Field(double[] real, double[] imaginary) {
    /** So many zeros. */
    static Field of(int length) {
        return new Field(new double[length], new double[length]);
    }
}
