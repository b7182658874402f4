package org.pjrun.launcher.plan;

/** Makes up the names of jobs: six letters and digits, hard to confuse and unlikely to meet again. */
public final class JobName {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 6;

    private JobName() {}

    /**
     * The name that belongs to a moment and a process; a secure random source would cost more than the rest of a
     * plan.
     */
    public static String of(long nanos, long pid) {
        long bits = mix(nanos * 0x9e3779b97f4a7c15L ^ mix(pid));
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
        }
        return name.toString();
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
