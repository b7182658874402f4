package org.pjrun.samples.nas;

/**
 * Fourier transforms of many lines at once.
 *
 * <p>Stockham's algorithm, four ways at a time, which needs no reordering. Lines lie side by side: a row holds one element of
 * each line, first the real parts, then the imaginary ones. So all inner loops run along rows, with the same
 * factors for all lines, and are vectorised. A backward transform is a forward one with real and imaginary parts exchanged.
 */
final class LineFft {
    /** Lines that are transformed together: their rows fit into a cache of the second level. */
    static final int LINES = 64;

    private static final int FOUR = 4;

    private final int length;
    private final double[] cosines;
    private final double[] sines;
    private double[][] rows;
    private double[][] next;

    /** Transforms of lines of a length, a power of two. */
    LineFft(int length) {
        this.length = length;
        cosines = new double[length];
        sines = new double[length];
        for (int k = 0; k < length; k++) {
            cosines[k] = Math.cos(2 * Math.PI * k / length);
            sines[k] = -Math.sin(2 * Math.PI * k / length);
        }
        rows = new double[length][2 * LINES];
        next = new double[length][2 * LINES];
    }

    /**
     * Transforms lines whose elements are far from each other, but beside the same elements of the other lines.
     *
     * @param field where they are and will be
     * @param from where the first element of the first line is; the other lines follow
     * @param steps where each element of a line is, relative to the first
     * @param lines how many
     * @param forward or backward
     */
    void across(Field field, int from, int[] steps, int lines, boolean forward) {
        int real = forward ? 0 : LINES;
        int imaginary = LINES - real;
        for (int line = 0; line < lines; line += LINES) {
            int width = Math.min(LINES, lines - line);
            for (int k = 0; k < length; k++) {
                System.arraycopy(field.real(), from + line + steps[k], rows[k], real, width);
                System.arraycopy(field.imaginary(), from + line + steps[k], rows[k], imaginary, width);
            }
            transform();
            for (int k = 0; k < length; k++) {
                System.arraycopy(rows[k], real, field.real(), from + line + steps[k], width);
                System.arraycopy(rows[k], imaginary, field.imaginary(), from + line + steps[k], width);
            }
        }
    }

    /** Transforms so many lines, each with its elements beside each other, that follow each other. */
    void along(Field field, int from, int lines, boolean forward) {
        int real = forward ? 0 : LINES;
        int imaginary = LINES - real;
        for (int line = 0; line < lines; line += LINES) {
            int width = Math.min(LINES, lines - line);
            for (int l = 0; l < width; l++) {
                turnIn(field.real(), from + (line + l) * length, rows, real + l);
                turnIn(field.imaginary(), from + (line + l) * length, rows, imaginary + l);
            }
            transform();
            for (int l = 0; l < width; l++) {
                turnOut(rows, real + l, field.real(), from + (line + l) * length);
                turnOut(rows, imaginary + l, field.imaginary(), from + (line + l) * length);
            }
        }
    }

    private static void turnIn(double[] line, int from, double[][] rows, int at) {
        for (int k = 0; k < rows.length; k++) {
            rows[k][at] = line[from + k];
        }
    }

    private static void turnOut(double[][] rows, int at, double[] line, int from) {
        for (int k = 0; k < rows.length; k++) {
            line[from + k] = rows[k][at];
        }
    }

    /** Transforms what is in the rows. */
    private void transform() {
        int rest = length;
        int stride = 1;
        for (; rest >= FOUR; rest /= FOUR) {
            fours(rest / FOUR, stride);
            stride *= FOUR;
            swap();
        }
        if (rest == 2) {
            for (int q = 0; q < stride; q++) {
                two(rows[q], rows[q + stride], next[q], next[q + stride]);
            }
            swap();
        }
    }

    private void fours(int quarter, int stride) {
        double[][] x = rows;
        double[][] y = next;
        for (int p = 0; p < quarter; p++) {
            int k = p * stride;
            for (int q = 0; q < stride; q++) {
                int from = q + stride * p;
                int to = q + stride * FOUR * p;
                double[] a = x[from];
                double[] b = x[from + stride * quarter];
                double[] c = x[from + 2 * stride * quarter];
                double[] d = x[from + 3 * stride * quarter];
                sums(a, b, c, d, y[to], y[to + 2 * stride], cosines[2 * k], sines[2 * k]);
                differences(a, b, c, d, y[to + stride], y[to + 3 * stride], k);
            }
        }
    }

    /** What goes to the even places: a + b + c + d, and a - b + c - d times a factor. */
    private static void sums(
            double[] a, double[] b, double[] c, double[] d, double[] first, double[] third, double re, double im) {
        for (int l = 0; l < LINES; l++) {
            double evenRe = a[l] + c[l];
            double evenIm = a[l + LINES] + c[l + LINES];
            double oddRe = b[l] + d[l];
            double oddIm = b[l + LINES] + d[l + LINES];
            first[l] = evenRe + oddRe;
            first[l + LINES] = evenIm + oddIm;
            third[l] = (evenRe - oddRe) * re - (evenIm - oddIm) * im;
            third[l + LINES] = (evenRe - oddRe) * im + (evenIm - oddIm) * re;
        }
    }

    /** What goes to the odd places: a - c - i(b - d) and a - c + i(b - d), each times a factor. */
    private void differences(double[] a, double[] b, double[] c, double[] d, double[] second, double[] fourth, int k) {
        double re = cosines[k];
        double im = sines[k];
        double re3 = cosines[3 * k];
        double im3 = sines[3 * k];
        for (int l = 0; l < LINES; l++) {
            double evenRe = a[l] - c[l];
            double evenIm = a[l + LINES] - c[l + LINES];
            double oddRe = b[l] - d[l];
            double oddIm = b[l + LINES] - d[l + LINES];
            second[l] = (evenRe + oddIm) * re - (evenIm - oddRe) * im;
            second[l + LINES] = (evenRe + oddIm) * im + (evenIm - oddRe) * re;
            fourth[l] = (evenRe - oddIm) * re3 - (evenIm + oddRe) * im3;
            fourth[l + LINES] = (evenRe - oddIm) * im3 + (evenIm + oddRe) * re3;
        }
    }

    private static void two(double[] a, double[] b, double[] first, double[] second) {
        for (int l = 0; l < 2 * LINES; l++) {
            first[l] = a[l] + b[l];
            second[l] = a[l] - b[l];
        }
    }

    private void swap() {
        double[][] swapped = rows;
        rows = next;
        next = swapped;
    }
}
