package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a rank tells of itself at its end, by a file, if it was asked to.
 *
 * @param values a number for each of {@link Count}, in its order
 */
public record RankStatistics(List<Long> values) {
    /** What is told, in the order in which it is shown. */
    public enum Count {
        /** Messages sent. */
        SENT,
        /** Bytes in them. */
        BYTES,
        /** Receives begun. */
        RECEIVES,
        /** Ticks on boards: what collectives of one host take in place of messages. */
        BOARD,
        /** Messages, and words of the protocol, that had to wait because a ring was full. */
        FULL,
        /** Parts of long messages copied into shared memory, or out of it. */
        COPIES,
        /** Parts of long messages copied right out of the sender's memory. */
        SINGLE,
        /** Times that something was waited for. */
        WAITS,
        /** Looks for news while waiting. */
        POLLS,
        /** Times that the core was given to others. */
        YIELDS,
        /** Times that the rank slept until woken. */
        SLEEPS,
        /** Processor time of its process, in milliseconds. */
        CPU,
        /** The most resident memory of its process, in bytes. */
        MEMORY
    }

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** Linux counts these times in hundredths of a second on all platforms that have a JDK. */
    private static final long TICK_MILLIS = 10;

    /** As many values as there are counts. */
    public RankStatistics {
        values = List.copyOf(values);
        if (values.size() != Count.values().length) {
            throw new IllegalArgumentException(values.size() + " numbers (expected: " + Count.values().length + ")");
        }
    }

    /** What was counted. */
    public long of(Count count) {
        return values.get(count.ordinal());
    }

    /** The file of a rank, where all of a job have the same folder. */
    public static Path file(String folder, int rank) {
        return Path.of(folder, "rank." + rank);
    }

    /** Processor time that this process has used, as the kernel counts it; 0 where it does not say. */
    public static long cpuMillisNow() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * TICK_MILLIS;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The most resident memory of this process so far; 0 where the kernel does not say. */
    public static long peakBytesNow() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
                }
            }
        } catch (IOException e) {
            // no such file on this system
        }
        return 0;
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.writeString(
                file, String.join(" ", values.stream().map(Object::toString).toList()));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if there is none, because the rank has never joined or was killed
     */
    public static RankStatistics read(Path file) throws IOException {
        try {
            return new RankStatistics(Arrays.stream(Files.readString(file).split(" "))
                    .map(Long::valueOf)
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** All in one line, for example {@code sent=3 bytes=24 receives=3 …}. */
    @Override
    public String toString() {
        return Arrays.stream(Count.values())
                .map(count -> count.name().toLowerCase(Locale.ROOT) + "=" + of(count))
                .collect(Collectors.joining(" "));
    }
}
