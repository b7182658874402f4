package org.pjrun.tasks.internal.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is handed to a worker at once: one task, or several with consecutive inputs. */
final class Unit {
    final Job job;

    /** Index of the first input. */
    final long first;

    /** Tasks in it, as far as time is concerned. */
    final int tasks;

    /** Calls with packed inputs, 0 for one call with the input as it is. */
    final int count;

    final @Nullable Object input;

    /** Number on the wire, given when it is sent. */
    long id;

    /** Number of the message that it was sent with. */
    long parcel;

    /** How often a worker died with it, when it must have been at work on it. */
    int deaths;

    /** Whether it may have killed a worker, and so is given out alone. */
    boolean suspect;

    /** How long it is expected to take. */
    long expectedNanos;

    volatile boolean cancelled;

    private Unit(Job job, long first, int tasks, int count, @Nullable Object input) {
        this.job = job;
        this.first = first;
        this.tasks = tasks;
        this.count = count;
        this.input = input;
    }

    /** One call with an input. */
    static Unit single(Job job, long index, @Nullable Object input) {
        return new Unit(job, index, 1, 0, input);
    }

    /** One call that stands for many tasks. */
    static Unit whole(Job job, long first, int tasks, Object input) {
        return new Unit(job, first, tasks, 0, input);
    }

    /** Calls with packed inputs. */
    static Unit packed(Job job, long first, Object packed) {
        int count = Packing.length(packed);
        return count == 1 ? single(job, first, Packing.at(packed, 0)) : new Unit(job, first, count, count, packed);
    }

    /** The same tasks in two units, or this alone if it is one task. */
    List<Unit> split() {
        if (tasks == 1) {
            return List.of(this);
        }
        int half = tasks / 2;
        Object all = input;
        if (count == 0 || all == null) {
            return job.split(this);
        }
        return List.of(
                packed(job, first, Packing.part(all, 0, half)),
                packed(job, first + half, Packing.part(all, half, tasks)));
    }
}
