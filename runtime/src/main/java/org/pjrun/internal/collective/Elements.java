package org.pjrun.internal.collective;

import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Operation;

/**
 * What the steps of a schedule move and combine: the buffers INPUT, OUTPUT and SCRATCH of one call, counted in elements.
 *
 * <p>Used by one thread at a time. Only the methods that bind are called inside the engine's gate; all others may run code
 * of the program, such as an operation or a serializer, and so are called outside of it.
 */
sealed interface Elements permits TypedElements, ObjectElements {
    /** Whether {@link #prepare} and {@link #arrived} have work to do, for which the gate must be left. */
    boolean serialized();

    /** Writes the region that the next {@link #bindSend} will be asked for, where elements must be written first. */
    void prepare(int buffer, long offset, long count);

    /** Binds the region that a message is to be sent from. */
    void bindSend(Buffer message, int buffer, long offset, long count);

    /** Binds the region that a message is to be received into. */
    void bindReceive(Buffer message, int buffer, long offset, long count);

    /** Looks at a message that was received; what is wrong with it, or null. */
    @Nullable
    Failure check(Operation received, long count);

    /** All messages that were bound so far have arrived. */
    void arrived();

    /** {@code target = source}. */
    void copy(int target, long offset, int source, long sourceOffset, long count);

    /** {@code target = f(target, source)}, or {@code f(source, target)} if the source comes first. */
    void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst);
}
