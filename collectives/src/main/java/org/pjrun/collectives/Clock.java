package org.pjrun.collectives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rank is in the {@link Simulator}, and when. */
final class Clock {
    /** The receives that the next wait completes. */
    final List<Integer> receives = new ArrayList<>(0);

    /** Null when the rank is done. */
    @Nullable
    Schedule schedule;

    int next;
    double now;
    double outFree;
    double inFree = Double.NEGATIVE_INFINITY;
    double sent;

    /** Whether it has sent something. */
    boolean busy;

    private int ticks;
    private double[] published = {};
    private double[] released = {};

    Clock(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Lets time pass; always true, as a step that is done. */
    boolean spend(double seconds) {
        now += seconds;
        return true;
    }

    /** Whether messages have come before. */
    boolean hasReceived() {
        return inFree != Double.NEGATIVE_INFINITY;
    }

    int ticks() {
        return ticks;
    }

    boolean publish() {
        while (published.length <= ticks) {
            int known = published.length;
            published = Arrays.copyOf(published, 2 * known + 2);
            Arrays.fill(published, known, published.length, Double.NaN);
        }
        published[ticks] = now;
        return true;
    }

    boolean release() {
        if (released.length <= ticks) {
            released = Arrays.copyOf(released, 2 * released.length + 2);
        }
        released[ticks++] = now;
        return true;
    }

    /** When it published in a tick; not a number if it has not yet. */
    double published(int tick) {
        return tick < published.length ? published[tick] : Double.NaN;
    }

    /** When it released a tick that it has gone through. */
    double released(int tick) {
        return released[tick];
    }
}
