package org.pjrun.internal.direct;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankState;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.bootstrap.SegmentStates;

/**
 * Notices the death of a rank where nobody supervises: each rank of a host watches the next one that lives.
 *
 * <p>Looks twice a second at a file of {@code /proc} that it keeps open, which belongs to that process and no later one of
 * its number.
 */
final class NeighbourWatch implements Runnable {
    private static final long LOOK_MILLIS = 500;

    private final MemorySegment memory;
    private final SegmentLayout layout;
    private final List<Neighbour> next;

    /** A rank of this host. */
    private record Neighbour(int rank, long process) {}

    private NeighbourWatch(MemorySegment memory, SegmentLayout layout, List<Neighbour> next) {
        this.memory = memory;
        this.layout = layout;
        this.next = next;
    }

    /** Begins to watch the ranks of this host, in a thread of its own that keeps no process alive. */
    static void start(MemorySegment memory, int rank, List<Newcomer> all, int[] hosts) {
        List<Neighbour> next = new ArrayList<>();
        for (int i = 1; i < hosts.length; i++) {
            int other = (rank + i) % hosts.length;
            if (hosts[other] == hosts[rank]) {
                next.add(new Neighbour(other, all.get(other).process()));
            }
        }
        NeighbourWatch watch = new NeighbourWatch(memory, new SegmentLayout(hosts.length), next);
        Thread thread = new Thread(null, watch, "pjrun-neighbour-watch", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            for (Neighbour neighbour : next) {
                try (Life life = Life.of(neighbour.process)) {
                    while (life.lasts()) {
                        Thread.sleep(LOOK_MILLIS);
                    }
                }
                if (SegmentStates.of(memory, layout, neighbour.rank) != RankState.LEFT) {
                    SegmentStates.markDead(memory, layout, neighbour.rank);
                }
            }
        } catch (IOException e) {
            return; // a file of the kernel's that could not be closed: nothing more can be watched
        } catch (InterruptedException e) {
            return; // nobody does, but then there is a reason
        }
    }

    /** Whether a process lives; one that has ended and waits to be noticed by its parent does not. */
    private record Life(@Nullable RandomAccessFile memory, long process) implements AutoCloseable {
        static Life of(long process) throws IOException {
            Path file = Path.of("/proc/" + process + "/statm");
            return new Life(Files.exists(file) ? new RandomAccessFile(file.toFile(), "r") : null, process);
        }

        boolean lasts() {
            if (memory == null) {
                return !Files.exists(Path.of("/proc/self"))
                        && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
            }
            try {
                memory.seek(0);
                return memory.read() > '0';
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            if (memory != null) {
                memory.close();
            }
        }
    }
}
