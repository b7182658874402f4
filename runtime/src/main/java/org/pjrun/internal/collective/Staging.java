package org.pjrun.internal.collective;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.internal.buffer.Buffer;

/**
 * An array that stands for buffers which are no simple memory: several ones, or views by datatypes.
 *
 * <p>Their elements are copied into it before a call and, where it receives, back after it.
 */
final class Staging {
    private static final int BOUNCE_WORDS = 8 * 1024;

    private final ElementType type;
    private final @Nullable Object[] pieces;
    private final long[] lengths;
    private final Object array;
    private final Buffer theirs = new Buffer();
    private final Buffer ours = new Buffer();
    private final MemorySegment bounce;

    /** Makes the array; a piece may be null, which is empty. Where elements are bytes, pieces may be of any type. */
    Staging(ElementType type, @Nullable Object... pieces) {
        this.type = type;
        this.pieces = pieces;
        this.lengths = new long[pieces.length];
        long total = 0;
        for (int i = 0; i < pieces.length; i++) {
            lengths[i] = bytes(pieces[i]) / type.bytes();
            total += lengths[i];
        }
        this.array = Scratch.newArray(type, Math.toIntExact(total));
        this.bounce = MemorySegment.ofArray(new long[(int) Math.min(BOUNCE_WORDS, total + 1)]);
    }

    /** Bytes of the elements of a buffer; 0 if it is null. */
    static long bytes(@Nullable Object buffer) {
        if (buffer == null) {
            return 0;
        }
        ElementType own = Buffer.typeOf(buffer);
        return own == null ? 0 : Buffer.length(buffer) * own.bytes();
    }

    Object array() {
        return array;
    }

    /** Copies from the buffers. */
    void load() {
        long at = 0;
        for (int i = 0; i < pieces.length; i++) {
            Object piece = pieces[i];
            if (piece != null && lengths[i] > 0) {
                theirs.bind(piece);
                ours.bindArray(type.primitive() ? type : ElementType.BYTE, array, at, lengths[i]);
                copy(theirs, ours);
                at += lengths[i];
            }
        }
    }

    /** Copies to the buffers. */
    void store() {
        long at = 0;
        for (int i = 0; i < pieces.length; i++) {
            Object piece = pieces[i];
            if (piece != null && lengths[i] > 0) {
                theirs.bindWritable(piece, 0, Buffer.length(piece));
                ours.bindArray(type.primitive() ? type : ElementType.BYTE, array, at, lengths[i]);
                copy(ours, theirs);
                at += lengths[i];
            }
        }
        theirs.clear();
    }

    private void copy(Buffer from, Buffer to) {
        long bytes = from.bytes();
        to.expect(bytes);
        for (long done = 0; done < bytes; done += bounce.byteSize()) {
            long part = Math.min(bounce.byteSize(), bytes - done);
            from.read(done, bounce, 0, part);
            to.write(done, bounce, 0, part);
        }
    }
}
