package org.pjrun.internal.bootstrap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a rank says in its page of how far it is.
 *
 * @param name of the work
 * @param total steps of it
 * @param done steps that are done
 * @param begunMillis when it began
 * @param over whether it has ended, however much is done
 */
public record ProgressPage(String name, long total, long done, long begunMillis, boolean over) {
    /** Bytes in a rank's page. */
    public static final int BYTES = 96;

    private static final int TOTAL = 0;
    private static final int DONE = 8;
    private static final int BEGUN = 16;
    private static final int LENGTH = 24;
    private static final int OVER = 28; // the upper half of the length
    private static final int NAME = 32;
    private static final VarHandle LONGS = ValueLayout.JAVA_LONG.varHandle();

    /** Begins to say how far a rank is; the total comes last, and tells that all else is there. */
    public static void begin(MemorySegment page, String name, long total, long begunMillis) {
        LONGS.setRelease(page, (long) TOTAL, 0L);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, BYTES - NAME));
        MemorySegment.copy(kept, 0, page, ValueLayout.JAVA_BYTE, NAME, kept.length);
        page.set(ValueLayout.JAVA_INT, LENGTH, kept.length);
        page.set(ValueLayout.JAVA_INT, OVER, 0);
        page.set(ValueLayout.JAVA_LONG, BEGUN, begunMillis);
        LONGS.setRelease(page, (long) DONE, 0L);
        LONGS.setRelease(page, (long) TOTAL, total);
    }

    /** Says how many steps are done; of several threads' the greatest stays. */
    public static void done(MemorySegment page, long steps) {
        long before = (long) LONGS.getVolatile(page, (long) DONE);
        while (before < steps && !LONGS.compareAndSet(page, (long) DONE, before, steps)) {
            before = (long) LONGS.getVolatile(page, (long) DONE);
        }
    }

    /** Says that it is over. */
    public static void end(MemorySegment page) {
        page.set(ValueLayout.JAVA_INT, OVER, 1);
    }

    /** What a page says; null if that is nothing. */
    public static @Nullable ProgressPage of(ByteBuffer page) {
        page.order(ByteOrder.nativeOrder());
        long total = page.getLong(TOTAL);
        if (total <= 0) {
            return null;
        }
        byte[] name = new byte[Math.clamp(page.getInt(LENGTH), 0, BYTES - NAME)];
        page.get(NAME, name);
        return new ProgressPage(
                new String(name, StandardCharsets.UTF_8),
                total,
                Math.clamp(page.getLong(DONE), 0, total),
                page.getLong(BEGUN),
                page.getInt(OVER) != 0);
    }

    /** Whether nothing more will come. */
    public boolean finished() {
        return over || done == total;
    }
}
