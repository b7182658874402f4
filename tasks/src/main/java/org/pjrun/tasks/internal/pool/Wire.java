package org.pjrun.tasks.internal.pool;

/**
 * What master and workers tell each other: arrays of objects of which the first is an array of numbers, of which the first says what
 * it is.
 *
 * <pre>
 *   to a worker     WORK       n × (unit, job, count, broadcast), then n × (body or null if known, input)
 *                   START      time limit in nanoseconds; initializer or null
 *                   SHARE      number; data
 *                   FORGET     job or broadcast
 *                   BYE
 *   besides         CANCEL     unit                  with a tag of its own, looked for while a task runs
 *   to the master   RESULT     n × (unit, nanoseconds); n × result
 *                   READY      process
 *                   BROKEN     failure of the initializer
 *                   STUCK      unit that does not end though its time is over
 *                   UNREADABLE why: the oldest message of units that has not been answered
 *                   WAKE       to itself
 * </pre>
 *
 * <p>A unit of count 0 is one call of its body with the input as it is, others are as many calls with packed inputs, and packed results.
 */
final class Wire {
    static final int WORK = 1;
    static final int START = 2;
    static final int SHARE = 3;
    static final int FORGET = 4;
    static final int BYE = 5;
    static final int CANCEL = 6;
    static final int RESULT = 7;
    static final int READY = 8;
    static final int BROKEN = 9;
    static final int STUCK = 10;
    static final int WAKE = 11;
    static final int UNREADABLE = 12;

    static final int TO_WORKER = 1;
    static final int CONTROL = 2;
    static final int TO_MASTER = 3;
    static final int LIFE = 4;

    /** Numbers of a unit in {@link #WORK}. */
    static final int UNIT_NUMBERS = 4;

    /** Numbers of a unit in {@link #RESULT}. */
    static final int RESULT_NUMBERS = 2;

    static final int MASTER = 0;

    private Wire() {}
}
