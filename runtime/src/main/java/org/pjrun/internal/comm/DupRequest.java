package org.pjrun.internal.comm;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.ObjectRequest;
import org.pjrun.internal.engine.Operation;

/** A dup that waits for its context numbers from rank 0, which has it at once. */
final class DupRequest<C extends Communicator> extends RequestImpl implements ObjectRequest<C> {
    private final long[] contexts;
    private final Function<long[], C> making;
    private @Nullable C made;

    DupRequest(CommImpl original, @Nullable Operation started, long[] contexts, Function<long[], C> making) {
        super(original, "idup", started);
        this.contexts = contexts;
        this.making = making;
        if (started == null) {
            renewEmpty();
        }
    }

    @Override
    public synchronized C waitForObject() {
        waitFor();
        C known = made;
        if (known == null) {
            known = making.apply(contexts);
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
