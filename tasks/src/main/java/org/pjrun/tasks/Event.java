package org.pjrun.tasks;

import java.time.Duration;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.SyncHome.EventHome;

/** A flag that threads of all ranks wait for. */
public final class Event {
    private final Remote home;

    private Event(Remote home) {
        this.home = home;
    }

    /** The event of that name, which is not set at first. */
    public static Event of(Comm comm, String name) {
        return new Event(Remote.of(comm, Kind.EVENT, name));
    }

    /** Sets the flag: all who wait go on, and nobody waits from now on. */
    public void set() {
        home.call(EventHome.SET);
    }

    /** Takes the flag back. */
    public void clear() {
        home.call(EventHome.CLEAR);
    }

    /** Whether the flag is set. */
    public boolean isSet() {
        return Boolean.TRUE.equals(home.call(EventHome.IS_SET));
    }

    /** Waits until the flag is set. */
    public void await() throws InterruptedException {
        home.callInterruptibly(EventHome.AWAIT);
    }

    /** Waits at most so long until the flag is set; whether it is. */
    public boolean await(Duration most) throws InterruptedException {
        return home.callWithin(most.toNanos(), EventHome.AWAIT) != null;
    }
}
