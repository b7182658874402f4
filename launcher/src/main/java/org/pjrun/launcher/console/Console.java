package org.pjrun.launcher.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * pjrun's own standard output and error. All output of a job passes through {@link LineOutput}s onto one console, whose
 * monitor makes each write one whole: a line of one rank is never torn by another.
 *
 * <p>When lines have tags or the like and one rank's line is still open (a prompt, say), others first end it, so that
 * every tag stands at the start of a line. Output without passes byte for byte.
 */
public final class Console {
    /** Tells a rank that what it prints ends on a terminal, though its own output is a pipe. */
    public static final String TERMINAL_VARIABLE = "PJ_TERMINAL";

    /** Back to the start of the line, and clear it. */
    private static final String ERASE = "\r\033[K";

    private static final byte[] NEWLINE = {'\n'};

    private final OutputStream out;
    private final OutputStream err;
    private final boolean terminal;
    private final Style style;
    private final @Nullable Folding folding;
    private volatile boolean broken;
    private @Nullable LineOutput open;
    private boolean statusShown;

    /** A console over streams of the caller's, for output of that style. */
    public Console(OutputStream out, OutputStream err, Style style) {
        this(out, err, false, style);
    }

    private Console(OutputStream out, OutputStream err, boolean terminal, Style style) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.style = style;
        this.folding = style.folded() ? Folding.start(this, style) : null;
    }

    /** The console of this process. */
    public static Console ofProcess(boolean terminal, Style style) {
        return new Console(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), terminal, style);
    }

    /**
     * Whether this process's standard output is a terminal.
     *
     * @param told what the start script found out, empty if it said nothing
     */
    public static boolean isTerminal(String told) {
        if (!told.isEmpty()) {
            return told.equals("true");
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // no such folder on this system: untagged output is the choice that spoils nothing
            return false;
        }
    }

    /** Whether standard output is a terminal. */
    public boolean terminal() {
        return terminal;
    }

    /** What is done to the ranks' output. */
    public Style style() {
        return style;
    }

    /** Where equal lines wait for each other, null where they don't. */
    @Nullable
    Folding folding() {
        return folding;
    }

    /** Shows lines that still wait for their likes. */
    public void flush() {
        if (folding != null) {
            folding.flush();
        }
    }

    /** Whether nobody reads the output any more. */
    public boolean broken() {
        return broken;
    }

    /** Writes lines of pjrun itself; the text ends with a newline. */
    public synchronized void say(Stream stream, String text) {
        flush();
        endOpenLine(null);
        write(stream, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a message of pjrun itself to standard error, a newline added. */
    public void error(String message) {
        say(Stream.ERR, "pjrun: " + message + "\n");
    }

    /** Shows a line at the bottom of the terminal, which clears the one before itself, until something else is written. */
    public synchronized void status(String text) {
        if (open == null) {
            write(Stream.ERR, text.getBytes(StandardCharsets.UTF_8));
            statusShown = true;
        }
    }

    /** Takes away what {@link #status} has shown. */
    public synchronized void clearStatus() {
        write(Stream.ERR, new byte[0]);
    }

    /** Called under this monitor: ends the line that another output left open; true if the caller's own is open. */
    boolean endOpenLine(@Nullable LineOutput caller) {
        LineOutput last = open;
        open = null;
        if (last == null || last == caller) {
            return last != null;
        }
        if (style.tagged() || style.timestamps() || style.folded()) {
            write(last.stream(), NEWLINE);
            last.lineCut();
        }
        return false;
    }

    /** Whether the caller's line is shown but has no end yet. */
    synchronized boolean isOpen(LineOutput caller) {
        return open == caller;
    }

    /** Called under this monitor: notes that the caller's line has no end yet. */
    void lineLeftOpen(LineOutput caller) {
        open = caller;
    }

    void write(Stream stream, byte[] bytes) {
        write(stream, bytes, 0, bytes.length);
    }

    synchronized void write(Stream stream, byte[] bytes, int offset, int length) {
        if (broken) {
            return;
        }
        try {
            if (statusShown) {
                statusShown = false;
                err.write(ERASE.getBytes(StandardCharsets.UTF_8));
            }
            (stream == Stream.OUT ? out : err).write(bytes, offset, length);
        } catch (IOException e) {
            // the reader of our output is gone; the supervisor asks broken() and ends the job
            broken = true;
        }
    }
}
