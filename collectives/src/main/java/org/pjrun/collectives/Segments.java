package org.pjrun.collectives;

/**
 * Cuts long data into segments for pipelines.
 *
 * @param bytes wanted length of a segment; segments are equally long, as near below that as whole elements allow
 */
record Segments(int bytes) {
    Segments {
        Check.positive("segments", "bytes", bytes);
    }

    /** The number of segments, at least 1. */
    int number(Call call, long count) {
        long each = Math.max(1, bytes / call.elementBytes());
        return Math.clamp(Math.ceilDiv(count, each), 1, 1 << 20);
    }

    Blocks cut(Call call, long count) {
        return Blocks.cut(count, number(call, count));
    }
}
