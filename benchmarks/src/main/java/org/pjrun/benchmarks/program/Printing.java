package org.pjrun.benchmarks.program;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * Prints a megabyte a second: {@code Printing SECONDS print|discard}.
 *
 * <p>A line is {@code RANK NUMBER} and filling; with {@code discard} the program does the same, but nothing leaves it.
 */
public final class Printing {
    /** Bytes of a line, its end included. */
    public static final int LINE_BYTES = 100;

    private static final int LINES_PER_SECOND = 1_000_000 / LINE_BYTES;
    private static final int LINES_PER_BURST = 100;

    private Printing() {}

    /** How many lines a rank prints in so many seconds. */
    public static int lines(int seconds) {
        return seconds * LINES_PER_SECOND;
    }

    /** Prints. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = args[1].equals("print")
                ? System.out
                : new PrintStream(OutputStream.nullOutputStream(), true, System.out.charset());
        String rank = System.getenv("PJ_RANK");
        int lines = lines(Integer.parseInt(args[0]));
        long start = System.nanoTime();
        for (int line = 0; line < lines; line++) {
            if (line % LINES_PER_BURST == 0) {
                long due = start + TimeUnit.SECONDS.toNanos(line) / LINES_PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            String text = rank + " " + line + " ";
            out.println(text + "x".repeat(LINE_BYTES - 1 - text.length()));
        }
    }
}
