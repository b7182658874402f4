package org.pjrun.launcher.submission;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is added to a file, whole lines at a time. */
final class Tail {
    private static final int MOST_BYTES = 1 << 20;

    private final Path file;
    private long seen;

    Tail(Path file) {
        this.file = file;
    }

    /** The lines that have come since the last call, many but not more; with {@code last} all that there is. */
    String next(boolean last) throws IOException {
        StringBuilder text = new StringBuilder();
        if (Files.exists(file)) {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                do {
                    byte[] bytes = new byte[Math.clamp(in.length() - seen, 0, MOST_BYTES)];
                    in.seek(seen);
                    in.readFully(bytes);
                    int end = bytes.length;
                    while (end > 0 && bytes[end - 1] != '\n' && (!last || bytes.length == MOST_BYTES)) {
                        end--;
                    }
                    end = end == 0 && bytes.length == MOST_BYTES ? MOST_BYTES : end; // one line of more than that
                    text.append(new String(bytes, 0, end, StandardCharsets.UTF_8));
                    seen += end;
                } while (last && seen < in.length());
            }
        }
        return text.toString();
    }
}
