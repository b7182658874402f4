package org.pjrun.internal.transport.tcp;

/** Lines for the log about those who connect and should not; never more than a few a second. */
final class Complaints {
    private static final int BURST = 10;
    private static final long REFILL_NANOS = 1_000_000_000L;

    private final String who;
    private int left = BURST;
    private long suppressed;
    private long lastNanos = System.nanoTime();

    Complaints(int rank) {
        who = "pjrun: rank " + rank + ": ";
    }

    void say(String text) {
        long now = System.nanoTime();
        long refilled = (now - lastNanos) / REFILL_NANOS;
        if (refilled > 0) {
            left = (int) Math.min(BURST, left + refilled);
            lastNanos = now;
        }
        if (left == 0) {
            suppressed++;
            return;
        }
        left--;
        String more = suppressed == 0 ? "" : " (and " + suppressed + " lines like this before)";
        suppressed = 0;
        System.getLogger("org.pjrun.tcp").log(System.Logger.Level.WARNING, who + text + more);
    }

    /** How many lines have been held back since the last one. */
    long suppressed() {
        return suppressed;
    }
}
