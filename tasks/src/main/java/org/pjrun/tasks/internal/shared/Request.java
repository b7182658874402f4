package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.Nullable;

/** What a thread wants of a home; used inside the home's monitor. */
final class Request {
    final int rank;
    final long call;
    final Owner owner;
    final int op;
    final @Nullable Object[] arguments;

    /** Whether its caller has been told to wait. */
    boolean waits;

    /** What its caller was told of whom it waits for; null as long as it has not asked. */
    @Nullable
    Blame told;

    /** What the home keeps about it while it waits. */
    int state;

    Request(Owner owner, long call, int op, @Nullable Object... arguments) {
        this.rank = owner.rank();
        this.owner = owner;
        this.call = call;
        this.op = op;
        this.arguments = arguments;
    }

    Object argument(int index) {
        Object argument = arguments[index];
        if (argument == null) {
            throw new IllegalArgumentException("null (expected: a value)");
        }
        return argument;
    }

    /**
     * A thread.
     *
     * @param rank where it runs
     * @param thread its number there
     */
    record Owner(int rank, long thread) {}
}
