package org.pjrun.benchmarks.program;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.internal.buffer.Stream;
import org.pjrun.internal.object.ObjectCodec;
import org.pjrun.internal.object.ObjectSink;

/**
 * What the parts of a message's way take: {@code PathParts CPUS REPETITIONS}, 2 ranks. Prints a line of nanoseconds for each
 * part, by its number from 1 on.
 */
public final class PathParts {
    private static final List<String> PARTS = List.of(
            "a look at the clock",
            "a look for messages that finds none (iprobe)",
            "send of 8 B, until it returns",
            "recv of 8 B that lie in the ring",
            "half a round trip of 8 B",
            "a copy of 64 KiB from array to array",
            "half a round trip of 64 KiB",
            "a copy of 1 MiB from array to array",
            "half a round trip of 1 MiB",
            "writing the record graph",
            "reading the record graph",
            "half a round trip of as many bytes",
            "half a round trip of the record graph");

    private static final int BURST = 32; // what fits into a ring
    private static final int WARM_UPS = 20;
    private static final int SCALE_BYTES = 1 << 16;
    private static final int DATA = 1;
    private static final int UNUSED = 2;
    private static final long PAUSE_NANOS = 100_000;

    private final Comm comm = Comm.world();
    private final boolean first = comm.rank() == 0;
    private final PairLoops loops = new PairLoops(comm);
    private final byte[] small = new byte[8];
    private final byte[] from = new byte[1 << 20];
    private final byte[] to = new byte[1 << 20];
    private final ObjectCodec codec = ObjectCodec.standard();
    private final Object graph = Payload.of(2);
    private final MemorySegment written = Arena.ofAuto().allocate(SCALE_BYTES);
    private final long graphBytes = write();

    private PathParts() {}

    /** What a row is of. */
    public static String name(int row) {
        return PARTS.get(row - 1);
    }

    /** Runs as one of two ranks. */
    public static void main(String[] args) throws Exception {
        PathParts program = new PathParts();
        Pinning.toCpu(args[0].split(",")[program.comm.rank()]);
        int repetitions = Integer.parseInt(args[1]);
        for (int part = 1; part <= PARTS.size(); part++) {
            StringBuilder line = new StringBuilder().append(part);
            for (int r = -WARM_UPS; r < repetitions; r++) {
                program.loops.meet();
                double nanos = program.nanos(part);
                if (r >= 0) {
                    line.append(String.format(Locale.ROOT, " %.1f", nanos));
                }
            }
            // only the receiver knows how long it takes to receive
            if (program.comm.rank() == (part == 4 ? 1 : 0)) {
                System.out.println(line);
            }
        }
    }

    /** The nanoseconds of one, the mean of many. */
    private double nanos(int part) {
        return switch (part) {
            case 1 -> each(10_000, System::nanoTime);
            case 2 -> each(10_000, () -> comm.iprobe(1 - comm.rank(), UNUSED));
            case 3, 4 -> burst();
            case 5 -> each(4000, () -> loops.roundTrips(small, small, 1)) / 2;
            case 6 -> each(500, () -> System.arraycopy(from, 0, to, 0, 1 << 16));
            case 7 -> each(250, () -> roundTrip(1 << 16)) / 2;
            case 8 -> each(30, () -> System.arraycopy(from, 0, to, 0, 1 << 20));
            case 9 -> each(30, () -> roundTrip(1 << 20)) / 2;
            case 10 -> each(1000, this::write);
            case 11 -> each(1000, this::read);
            case 12 -> each(1000, () -> roundTrip((int) graphBytes)) / 2;
            default -> each(1000, () -> loops.objectRoundTrips(graph, 1)) / 2;
        };
    }

    private static double each(int times, Runnable action) {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            action.run();
        }
        return (double) (System.nanoTime() - begin) / times;
    }

    /** Rank 0 sends so many messages while nobody looks; rank 1 receives them when all are there. */
    private double burst() {
        if (first) {
            return each(BURST, () -> comm.send(small, 1, DATA));
        }
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < PAUSE_NANOS) {
            Thread.onSpinWait();
        }
        return each(BURST, () -> comm.recv(small, 0, DATA));
    }

    private void roundTrip(int bytes) {
        int other = 1 - comm.rank();
        if (first) {
            comm.send(from, 0, bytes, other, DATA);
            comm.recv(to, 0, bytes, other, DATA);
        } else {
            comm.recv(to, 0, bytes, other, DATA);
            comm.send(from, 0, bytes, other, DATA);
        }
    }

    private long write() {
        Stream stream = codec.encode(graph);
        stream.read(0, written, 0, stream.bytes());
        return stream.bytes();
    }

    private void read() {
        ObjectSink sink = codec.sink();
        sink.expect(graphBytes);
        sink.write(0, written, 0, graphBytes);
        if (codec.decode(sink) == null) {
            throw new IllegalStateException("null was read (expected: the record graph)");
        }
    }
}
