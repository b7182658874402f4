package org.pjrun.internal.comm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Op;
import org.pjrun.internal.bootstrap.NamelessFile;
import org.pjrun.internal.transport.ring.SegmentReservation;

/** Memory that the ranks of a communicator share: a file without a name, which rank 0 makes and all map. */
final class HostMemory {
    private static final String OPERATION = "sharedSegment";

    private HostMemory() {}

    static MemorySegment share(CommImpl comm, long bytes) {
        if (bytes < 1) {
            throw comm.error(OPERATION, ErrorClass.SIZE, "bytes: " + bytes + " (expected: > 0)", null);
        }
        int host = comm.environment().host();
        if (comm.allreduce(host, Op.MIN) != comm.allreduce(host, Op.MAX)) {
            throw comm.error(
                    OPERATION,
                    ErrorClass.RMA_SHARED,
                    "its ranks are on several hosts (expected: one; split them by SplitType.SHARED)",
                    null);
        }
        if (comm.size() == 1) {
            return Arena.ofAuto().allocate(bytes, 64);
        }
        return comm.rank() == 0 ? make(comm, bytes) : join(comm);
    }

    /** Makes the memory, and lets go of its file when all have mapped it. */
    private static MemorySegment make(CommImpl comm, long bytes) {
        try (NamelessFile file =
                NamelessFile.create("shared-" + comm.environment().job(), bytes)) {
            SegmentReservation.of(file.path()).reserve(0, bytes); // what finds no room later would end the process
            MemorySegment memory = mapped(file.channel(), bytes);
            comm.bcastObject(file.path() + ":" + bytes, 0);
            return allDone(comm, memory, "");
        } catch (IOException | CommException e) {
            comm.bcastObject(":" + e.getMessage(), 0);
            throw failure(comm, bytes + " bytes: " + e.getMessage(), e);
        }
    }

    private static MemorySegment join(CommImpl comm) {
        String told = comm.<String>bcastObject("", 0);
        int colon = told.lastIndexOf(':');
        if (told.startsWith(":")) {
            throw failure(comm, "rank 0: " + told.substring(1), null);
        }
        MemorySegment memory = null;
        String problem = "";
        try (FileChannel channel = FileChannel.open(
                Path.of(told.substring(0, colon)), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = mapped(channel, Long.parseLong(told.substring(colon + 1)));
        } catch (IOException e) {
            problem = "rank " + comm.rank() + " cannot open " + told + ": " + e.getMessage();
        }
        return allDone(comm, memory, problem);
    }

    /** Waits until all have mapped the memory, or throws on all. */
    private static MemorySegment allDone(CommImpl comm, @Nullable MemorySegment memory, String problem) {
        String worst = comm.allreduceObject(problem, (one, other) -> one.isEmpty() ? other : one);
        if (memory == null || !worst.isEmpty()) {
            throw failure(comm, worst, null);
        }
        return memory;
    }

    private static MemorySegment mapped(FileChannel channel, long bytes) throws IOException {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
    }

    private static CommException failure(CommImpl comm, String text, @Nullable Throwable cause) {
        return comm.error(OPERATION, ErrorClass.NO_MEM, text, cause);
    }
}
