package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a rank tells of itself at its end, by a file, if it was asked to.
 *
 * @param sends messages sent
 * @param bytes bytes in them
 * @param receives receives begun
 * @param waits times that it had to wait
 * @param polls looks for news while waiting
 * @param yields times that it gave its core to others
 * @param sleeps times that it slept until woken
 * @param cpuMillis processor time of its process
 * @param peakBytes the most resident memory of its process
 */
public record RankStatistics(
        long sends,
        long bytes,
        long receives,
        long waits,
        long polls,
        long yields,
        long sleeps,
        long cpuMillis,
        long peakBytes) {
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int FIELDS = 9;

    /** Linux counts these times in hundredths of a second on all platforms that have a JDK. */
    private static final long TICK_MILLIS = 10;

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
        long[] values = {sends, bytes, receives, waits, polls, yields, sleeps, cpuMillis, peakBytes};
        Files.writeString(
                file,
                String.join(" ", Arrays.stream(values).mapToObj(Long::toString).toList()));
    }

    /**
     * Reads the file.
     *
     * @throws IOException if there is none, because the rank has never joined or was killed
     */
    public static RankStatistics read(Path file) throws IOException {
        List<Long> v = Arrays.stream(Files.readString(file).split(" "))
                .map(Long::valueOf)
                .toList();
        if (v.size() != FIELDS) {
            throw new IOException(file + ": " + v.size() + " numbers (expected: " + FIELDS + ")");
        }
        int i = 0;
        return new RankStatistics(
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i++),
                v.get(i));
    }
}
