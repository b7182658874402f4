package org.pjrun.internal.engine;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;

/** A message that arrived before its receive: stored here, announced by its peer, or waiting in this very process. */
public final class Unexpected {
    final MemorySegment store;
    MatchQueues queues;
    Link link;
    int source;
    int tag;
    ElementType type = ElementType.BYTE;
    long length;
    long signature;
    boolean announced;
    long remoteId;

    /** Where it lies at its sender, as {@link org.pjrun.internal.transport.Transfer#address}. */
    long address;

    long moves;

    @Nullable
    Operation local;

    @Nullable
    Unexpected nextInBucket;

    @Nullable
    Unexpected nextArrived;

    @Nullable
    Unexpected previousArrived;

    Unexpected(MemorySegment store, MatchQueues queues, Link link) {
        this.store = store;
        this.queues = queues;
        this.link = link;
    }
}
