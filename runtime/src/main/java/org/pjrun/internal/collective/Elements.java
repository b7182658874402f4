package org.pjrun.internal.collective;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Operation;

/**
 * What the steps of a schedule move and combine: the buffers INPUT, OUTPUT and SCRATCH of one call, and slots of a board,
 * counted in elements.
 *
 * <p>Used by one thread at a time. {@link #prepare}, {@link #arrived}, and what is {@link #foreign},
 * may run code of the program and so are called outside of the engine's gate; all else is called inside.
 */
sealed interface Elements permits TypedElements, ExactElements, ObjectElements, ObjectBcast, BlockElements {
    /** A call on these begins; it may overwrite all of its output without a look, or not. */
    default void begin(boolean overwrites) {
        // nothing
    }

    /** Provides the scratch memory of a schedule. */
    void scratch(long elements);

    /** Whether {@link #prepare} must be called before an element is sent. */
    default boolean serialized() {
        return false;
    }

    /** Whether {@link #copy}, or with true {@link #reduce}, runs code of the program. */
    boolean foreign(boolean combining);

    /** Whether its elements can go over a board: they are plain memory. */
    default boolean plain() {
        return false;
    }

    /** Bytes of plain elements. */
    default long bytes(long elements) {
        throw new IllegalStateException("elements that are not plain");
    }

    /** Binds the slot of a board that the next steps touch as {@link Schedule#BOARD}. */
    default void bindSlot(MemorySegment slot) {
        throw new IllegalStateException("elements that cannot go over a board");
    }

    /** Writes the region that the next {@link #bindSend} will be asked for. */
    default void prepare(int buffer, long offset, long count) {
        throw new IllegalStateException("elements that need no preparation");
    }

    /** Binds the region that a message is to be sent from. */
    void bindSend(Buffer message, int buffer, long offset, long count);

    /** Binds the region that a message is to be received into. */
    void bindReceive(Buffer message, int buffer, long offset, long count);

    /** Looks at a message that was received; what is wrong with it, or null. */
    @Nullable
    Failure check(Operation received, long count);

    /** Whether messages have arrived that {@link #arrived} must read. */
    default boolean unread() {
        return false;
    }

    /** Reads the messages that were bound and have all arrived. */
    default void arrived() {
        throw new IllegalStateException("elements that need not be read");
    }

    /** {@code target = source}. */
    void copy(int target, long offset, int source, long sourceOffset, long count);

    /** {@code target = f(target, source)}, or {@code f(source, target)} if the source comes first. */
    void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst);

    /** What is to be run after the schedule that has ended, null if that was all. */
    default @Nullable Schedule following() {
        return null;
    }

    /** Forgets the program's memory and operation. */
    void end();
}
