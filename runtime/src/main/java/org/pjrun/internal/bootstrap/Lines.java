package org.pjrun.internal.bootstrap;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines about those who connect and should not, never more than a few a second; any thread may say some. */
public final class Lines implements Consumer<String> {
    private static final int BURST = 10;
    private static final long REFILL_NANOS = 1_000_000_000L;

    private final Consumer<String> to;
    private int left = BURST;
    private long suppressed;
    private long lastNanos = System.nanoTime();

    /** Passes lines on, as far as they are not too many. */
    public Lines(Consumer<String> to) {
        this.to = to;
    }

    @Override
    public void accept(String text) {
        String line = admit(text);
        if (line != null) {
            to.accept(line);
        }
    }

    private synchronized @Nullable String admit(String text) {
        long now = System.nanoTime();
        long refilled = (now - lastNanos) / REFILL_NANOS;
        if (refilled > 0) {
            left = (int) Math.min(BURST, left + refilled);
            lastNanos = now;
        }
        if (left == 0) {
            suppressed++;
            return null;
        }
        left--;
        String more = suppressed == 0 ? "" : " (and " + suppressed + " lines like this before)";
        suppressed = 0;
        return text + more;
    }
}
