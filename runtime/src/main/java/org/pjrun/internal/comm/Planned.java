package org.pjrun.internal.comm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.collective.CollectiveCall;

/**
 * A collective call that has been checked and bound, and what it brings.
 *
 * @param result makes the value when the call has ended well; outside of the gate
 */
record Planned<T extends @Nullable Object>(CollectiveCall call, Supplier<T> result) {
    /** A call that brings no value. */
    static Planned<@Nullable Void> of(CollectiveCall call) {
        return new Planned<>(call, () -> null);
    }
}
