package org.pjrun.internal.engine;

import org.pjrun.internal.diagnosis.CallSite;

/** A thread that has waited in the engine for longer than it takes to blink. */
final class Blockage {
    final long id;
    final Thread thread;
    final Awaited awaited;
    final long sinceNanos;
    final CallSite site;
    int slot = -1;

    /** A thread may be found blocked once more while it already is: first parked, then as the driver. */
    int times = 1;

    Blockage(long id, Thread thread, Awaited awaited, long sinceNanos, CallSite site) {
        this.id = id;
        this.thread = thread;
        this.awaited = awaited;
        this.sinceNanos = sinceNanos;
        this.site = site;
    }
}
