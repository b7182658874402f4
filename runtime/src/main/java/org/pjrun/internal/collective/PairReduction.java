package org.pjrun.internal.collective;

/**
 * The operations MINLOC and MAXLOC on pairs of value and index: the less or greater value with its index, and of equal values
 * the one of the lesser index. A NaN is less and greater than all, as it is for MIN and MAX.
 */
final class PairReduction {
    private PairReduction() {}

    static void apply(boolean greatest, Object a, int at, Object b, int from, int count) {
        switch (a) {
            case double[] x -> doubles(greatest, x, at, (double[]) b, from, count);
            case float[] x -> floats(greatest, x, at, (float[]) b, from, count);
            case long[] x -> longs(greatest, x, at, (long[]) b, from, count);
            case int[] x -> ints(greatest, x, at, (int[]) b, from, count);
            case short[] x -> shorts(greatest, x, at, (short[]) b, from, count);
            default ->
                throw new IllegalStateException(
                        "pairs of " + a.getClass().componentType() + " that Op.appliesTo has let through");
        }
    }

    private static void longs(boolean greatest, long[] a, int at, long[] b, int from, int count) {
        for (int k = 0; k < count; k += 2) {
            int order = Long.compare(b[from + k], a[at + k]);
            if ((greatest ? order > 0 : order < 0) || b[from + k] == a[at + k] && b[from + k + 1] < a[at + k + 1]) {
                a[at + k] = b[from + k];
                a[at + k + 1] = b[from + k + 1];
            }
        }
    }

    private static void ints(boolean greatest, int[] a, int at, int[] b, int from, int count) {
        for (int k = 0; k < count; k += 2) {
            int order = Integer.compare(b[from + k], a[at + k]);
            if ((greatest ? order > 0 : order < 0) || b[from + k] == a[at + k] && b[from + k + 1] < a[at + k + 1]) {
                a[at + k] = b[from + k];
                a[at + k + 1] = b[from + k + 1];
            }
        }
    }

    private static void shorts(boolean greatest, short[] a, int at, short[] b, int from, int count) {
        for (int k = 0; k < count; k += 2) {
            int order = Short.compare(b[from + k], a[at + k]);
            if ((greatest ? order > 0 : order < 0) || b[from + k] == a[at + k] && b[from + k + 1] < a[at + k + 1]) {
                a[at + k] = b[from + k];
                a[at + k + 1] = b[from + k + 1];
            }
        }
    }

    private static void doubles(boolean greatest, double[] a, int at, double[] b, int from, int count) {
        for (int k = 0; k < count; k += 2) {
            double mine = a[at + k];
            double other = b[from + k];
            boolean same = mine == other || Double.isNaN(mine) && Double.isNaN(other);
            boolean better = greatest ? !(other <= mine) : !(other >= mine);
            if (same ? b[from + k + 1] < a[at + k + 1] : better && !Double.isNaN(mine)) {
                a[at + k] = other;
                a[at + k + 1] = b[from + k + 1];
            }
        }
    }

    private static void floats(boolean greatest, float[] a, int at, float[] b, int from, int count) {
        for (int k = 0; k < count; k += 2) {
            float mine = a[at + k];
            float other = b[from + k];
            boolean same = mine == other || Float.isNaN(mine) && Float.isNaN(other);
            boolean better = greatest ? !(other <= mine) : !(other >= mine);
            if (same ? b[from + k + 1] < a[at + k + 1] : better && !Float.isNaN(mine)) {
                a[at + k] = other;
                a[at + k + 1] = b[from + k + 1];
            }
        }
    }
}
