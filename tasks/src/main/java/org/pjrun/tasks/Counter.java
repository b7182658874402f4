package org.pjrun.tasks;

import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.StoreHome;

/** A whole number that all ranks count with, which begins with 0. */
public final class Counter {
    private static final String KEY = "";

    private final Remote home;

    private Counter(Remote home) {
        this.home = home;
    }

    /** The counter of that name. */
    public static Counter of(Comm comm, String name) {
        return new Counter(Remote.of(comm, Kind.COUNTER, name));
    }

    /** Adds a number; the sum. */
    public long addAndGet(long number) {
        return (long) home.call(StoreHome.ADD, KEY, number);
    }

    /** Adds 1; the sum. */
    public long increment() {
        return addAndGet(1);
    }

    /** The number. */
    public long value() {
        return addAndGet(0);
    }

    /** Replaces the number. */
    public void set(long number) {
        home.call(StoreHome.STORE, KEY, number);
    }
}
