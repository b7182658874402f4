package org.pjrun.internal.transport.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Reserves parts of a segment that is a file by writing zeros to them, which is an error and no signal if it is full. */
public final class SegmentReservation implements Reservation {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(64 * 1024).asReadOnlyBuffer();

    private final FileChannel channel;
    private final String path;

    private SegmentReservation(FileChannel channel, String path) {
        this.channel = channel;
        this.path = path;
    }

    /** For the file at this path. */
    public static Reservation of(String path) {
        try {
            return new SegmentReservation(FileChannel.open(Path.of(path), StandardOpenOption.WRITE), path);
        } catch (IOException e) {
            throw new CommException(ErrorClass.NO_MEM, "cannot open the job's shared memory " + path, e);
        }
    }

    @Override
    public void reserve(long offset, long bytes) {
        try {
            for (long done = 0; done < bytes; ) {
                ByteBuffer zeros = ZEROS.duplicate();
                zeros.limit((int) Math.min(zeros.capacity(), bytes - done));
                done += channel.write(zeros, offset + done);
            }
        } catch (IOException e) {
            throw new CommException(
                    ErrorClass.NO_MEM,
                    "shared memory: no room for " + bytes + " more bytes in " + path + " (" + e.getMessage()
                            + "); enlarge it (docker: --shm-size), or raise the job's memory limit",
                    e);
        }
    }
}
