package org.pjrun.tasks.internal.pool;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Progress;

/**
 * The ranks of a communicator, but its first: they are there or not.
 *
 * @param comm of the pool alone
 */
record CommRoster(Comm comm) implements Roster {
    @Override
    public Progress progress(String name, long total) {
        return Progress.of(comm, name, total);
    }

    @Override
    public List<Integer> first() {
        return IntStream.range(1, comm.size()).boxed().toList();
    }

    @Override
    public boolean replaces() {
        return false;
    }

    @Override
    public int hire() {
        throw new CommException(ErrorClass.SPAWN, "pool: the ranks of a communicator cannot be replaced");
    }

    @Override
    public void kill(int rank) {
        // it may be at work for the program besides
    }

    @Override
    public String name(int rank) {
        return "rank " + rank;
    }

    @Override
    public Optional<String> ending(int rank) {
        return Optional.empty();
    }

    @Override
    public void close() {
        comm.free();
    }
}
