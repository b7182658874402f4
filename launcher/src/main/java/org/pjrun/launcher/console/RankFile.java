package org.pjrun.launcher.console;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.pjrun.launcher.BadInput;

/** The file that one stream of one rank is written to, byte for byte. */
final class RankFile {
    private final File file;
    private final OutputStream out;
    private final Console console;
    private boolean broken;

    private RankFile(File file, OutputStream out, Console console) {
        this.file = file;
        this.out = out;
        this.console = console;
    }

    /**
     * Makes the files of all ranks, empty.
     *
     * @throws BadInput if that cannot be done
     */
    static void prepare(Style style, int ranks) {
        File folder = new File(style.folder());
        try {
            if (!folder.isDirectory() && !folder.mkdirs()) {
                throw new IOException(folder + " cannot be made");
            }
            for (int rank = 0; rank < ranks; rank++) {
                for (Stream stream : Stream.values()) {
                    new FileOutputStream(file(style, stream, rank)).close();
                }
            }
        } catch (IOException e) {
            throw new BadInput("--output-filename " + style.folder() + ": expected a folder that can be written ("
                    + e.getMessage() + ")");
        }
    }

    static RankFile open(Style style, Stream stream, int rank, Console console) {
        File file = file(style, stream, rank);
        try {
            return new RankFile(file, new FileOutputStream(file, true), console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File file(Style style, Stream stream, int rank) {
        return new File(style.folder(), "rank." + rank + (stream == Stream.OUT ? ".out" : ".err"));
    }

    void write(byte[] bytes, int offset, int length) {
        if (broken) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            broken = true;
            console.error(file + " lacks what its rank writes from now on: " + e.getMessage());
        }
    }
}
