package org.pjrun.launcher.threads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The standard streams of one rank, as {@link System} holds those of a process. */
final class RankStreams {
    private volatile PrintStream out;
    private volatile PrintStream err;
    private volatile InputStream in;
    private @Nullable BufferedReader reader;

    RankStreams(RankOutput out, RankOutput err, InputStream in) {
        this.out = new PrintStream(out, false, Charset.defaultCharset());
        this.err = new PrintStream(err, false, Charset.defaultCharset());
        this.in = in;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    InputStream in() {
        return in;
    }

    void setOut(PrintStream stream) {
        out = stream;
    }

    void setErr(PrintStream stream) {
        err = stream;
    }

    synchronized void setIn(InputStream stream) {
        in = stream;
        reader = null;
    }

    /** The next line of the input; null at its end. */
    @Nullable
    String readln() {
        try {
            return reader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("standard input", e);
        }
    }

    private synchronized BufferedReader reader() {
        BufferedReader current = reader;
        if (current == null) {
            current = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
            reader = current;
        }
        return current;
    }
}
