package org.pjrun.launcher.threads;

import java.io.OutputStream;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.LineOutput;
import org.pjrun.launcher.console.Stream;

/** The JVM's own standard stream: what classes of the JDK print there goes to the rank whose thread prints it. */
final class DispatchedOutput extends OutputStream {
    private final Stream stream;
    private final LineOutput others;

    DispatchedOutput(Console console, Stream stream) {
        this.stream = stream;
        this.others = new LineOutput(console, stream);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        RankGroup rank = RankGroup.current();
        if (rank != null) {
            (stream == Stream.OUT ? rank.out() : rank.err()).write(bytes, offset, length);
            return;
        }
        synchronized (others) {
            others.accept(bytes, offset, length);
        }
    }

    @Override
    public void flush() {
        synchronized (others) {
            others.flushPartial();
        }
    }
}
