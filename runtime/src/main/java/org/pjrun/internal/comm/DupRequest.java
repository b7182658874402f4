package org.pjrun.internal.comm;

import org.jspecify.annotations.Nullable;
import org.pjrun.Comm;
import org.pjrun.ObjectRequest;
import org.pjrun.internal.engine.Operation;

/** A dup that waits for its context number from rank 0, which has it at once. */
final class DupRequest extends RequestImpl implements ObjectRequest<Comm> {
    private final CommImpl original;
    private final long[] context;
    private final Attributes copies;
    private @Nullable Comm made;

    DupRequest(CommImpl original, @Nullable Operation started, long[] context, Attributes copies) {
        super(original, "idup", started);
        this.original = original;
        this.context = context;
        this.copies = copies;
        if (started == null) {
            renewEmpty();
        }
    }

    @Override
    public synchronized Comm waitForObject() {
        waitFor();
        Comm known = made;
        if (known == null) {
            known = original.duplicate(context[0], copies);
            made = known;
        }
        return known;
    }

    /** A dup cannot be taken back: the other ranks make it. */
    @Override
    public void cancel() {
        // goes on
    }
}
