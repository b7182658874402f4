package org.pjrun.internal.transport.tcp;

import org.jspecify.annotations.Nullable;

/** Where the addresses of ranks are known; called inside the gate. */
interface Directory {
    /** A rank's addresses, null if they are not known here yet. */
    @Nullable
    Card card(int rank);

    /** Asks for a rank's addresses; the transport hears of them when they are known. */
    void ask(int rank);

    /** Tries again what could not be done before. */
    void tick(long now);

    /** Says that this rank leaves the job in good order. */
    void leave();
}
