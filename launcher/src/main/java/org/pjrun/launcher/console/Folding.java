package org.pjrun.launcher.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.launcher.RankSet;

/**
 * Holds lines for a moment, in which equal ones of several ranks become one. Lines of one stream of a rank
 * stay in their order: a line joins its likes only behind the last one that its stream has joined.
 */
final class Folding {
    private static final long WAIT_MILLIS = 300;

    /** How many lines behind its last one a stream's next line is looked for; bounds the work of ranks that differ. */
    private static final int REACH = 50;

    private static final int MAX_BYTES = 1 << 20;

    private final Console console;
    private final Style style;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Integer> lastOfSource = new HashMap<>();
    private int bytes;

    private record Group(Stream stream, byte[] line, byte[] time, BitSet ranks) {}

    /** Lines on their way to a console, in a style; they wait until {@link #flush}. */
    Folding(Console console, Style style) {
        this.console = console;
        this.style = style;
    }

    /** The same with a thread that shows what has waited long enough. */
    static Folding start(Console console, Style style) {
        Folding folding = new Folding(console, style);
        Thread thread = new Thread(folding::flushAlways, "folding");
        thread.setDaemon(true);
        thread.start();
        return folding;
    }

    private void flushAlways() {
        try {
            while (true) {
                synchronized (this) {
                    while (groups.isEmpty()) {
                        wait();
                    }
                }
                Thread.sleep(WAIT_MILLIS);
                flush();
            }
        } catch (InterruptedException e) {
            // nobody interrupts it; lines then wait for the end
        }
    }

    /** Takes whole lines of a rank. */
    void add(Stream stream, int rank, byte[] lines, int length) {
        boolean full;
        synchronized (this) {
            for (int from = 0; from < length; ) {
                int to = from;
                while (lines[to] != '\n') {
                    to++;
                }
                add(stream, rank, Arrays.copyOfRange(lines, from, to + 1));
                from = to + 1;
            }
            full = bytes > MAX_BYTES;
            notifyAll();
        }
        if (full) {
            flush();
        }
    }

    private void add(Stream stream, int rank, byte[] line) {
        int source = rank * Stream.values().length + stream.ordinal();
        int next = lastOfSource.getOrDefault(source, -1) + 1;
        int at = next;
        int end = Math.min(groups.size(), next + REACH);
        while (at < end && !(groups.get(at).stream == stream && Arrays.equals(groups.get(at).line, line))) {
            at++;
        }
        if (at == end) {
            at = groups.size();
            byte[] time = style.timestamps() ? Clock.now() : new byte[0];
            groups.add(new Group(stream, line, time, new BitSet()));
            bytes += line.length;
        }
        groups.get(at).ranks.set(rank);
        lastOfSource.put(source, at);
    }

    /** Shows all lines that wait. The console's monitor is taken first, always. */
    void flush() {
        synchronized (console) {
            synchronized (this) {
                for (Group group : groups) {
                    byte[] tag = (style.tagged() ? "[" + RankSet.of(group.ranks).text() + "] " : "")
                            .getBytes(StandardCharsets.US_ASCII);
                    byte[] whole = Arrays.copyOf(group.time, group.time.length + tag.length + group.line.length);
                    System.arraycopy(tag, 0, whole, group.time.length, tag.length);
                    System.arraycopy(group.line, 0, whole, group.time.length + tag.length, group.line.length);
                    console.endOpenLine(null);
                    console.write(group.stream, whole);
                }
                groups.clear();
                lastOfSource.clear();
                bytes = 0;
            }
        }
    }
}
