package org.pjrun.internal.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.internal.bootstrap.Choice;
import org.pjrun.internal.bootstrap.Taken;
import org.pjrun.internal.diagnosis.CallSite;

/**
 * Notes which messages this rank's receives and probes from any source take and which they could have taken as well, and has
 * them take those that a run is to be tried with; inside the gate.
 *
 * <p>All other messages that are received are noted, too: one that comes later may be such that another run could take it first.
 */
final class Chooser {
    private final Path folder;
    private final int rank;
    private final Map<Integer, Choice> wanted = new HashMap<>();
    private int count;

    Chooser(Path folder, int rank) {
        this.folder = folder;
        this.rank = rank;
        try {
            for (Choice choice : Choice.wanted(folder)) {
                if (choice.rank() == rank) {
                    wanted.put(choice.number(), choice);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers an operation that takes from any source; the source that it is to take from, negative for any. */
    int next(Operation operation) {
        Choice choice = wanted.get(count);
        operation.choice = count++;
        return choice == null ? -1 : choice.source();
    }

    /** Whether it was said from which source the operation is to take. */
    boolean wanted(Operation operation) {
        return wanted.containsKey(operation.choice);
    }

    /** Notes what a receive from one source took. */
    void took(Operation done) {
        write(new Taken(done.choice, done.queues().context(), done.statusSource(), done.statusTag()));
        done.choice = Operation.UNNOTED;
    }

    /** Notes messages that nobody has received. */
    void left(MatchQueues queues) {
        for (Unexpected message : queues.collective() ? List.<Unexpected>of() : queues.allUnexpected()) {
            write(new Taken(Operation.UNNOTED, queues.context(), message.source, message.tag));
        }
    }

    private void write(Taken taken) {
        try {
            taken.note(folder, rank);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes what an operation took, and who else had sent something that it could have taken. */
    void note(Operation done, MatchQueues queues) {
        List<Integer> others = new ArrayList<>();
        if (!wanted(done)) {
            for (Unexpected message : queues.allUnexpected()) {
                boolean fits = done.tag < 0 || message.tag == done.tag;
                if (fits && message.source != done.statusSource() && !others.contains(message.source)) {
                    others.add(message.source);
                }
            }
        }
        Throwable origin = done.origin;
        String line = CallSite.of(origin == null ? new Throwable() : origin).line();
        Choice made = new Choice(System.nanoTime(), rank, done.choice, done.statusSource(), others, done.tag, line);
        try {
            made.note(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        took(done);
    }
}
