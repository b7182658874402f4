package org.pjrun.benchmarks.program;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pjrun.Comm;

/**
 * The most resident memory of a process so far: {@code Resident KIND ROW ...}, where the kind is what it has done before,
 * and a line is printed for each row.
 */
public final class Resident {
    /** What a process has done, by the kinds' names. */
    public enum Kind {
        /** Nothing at all. */
        STARTED,
        /** It has become a rank. */
        JOINED,
        /** It has also taken part in an alltoall. */
        EXCHANGED
    }

    private Resident() {}

    /** Prints lines of rows and megabytes, as any number of ranks, of which the first one prints unless nothing is done. */
    public static void main(String[] args) throws IOException {
        Kind kind = Kind.valueOf(args[0]);
        if (kind == Kind.STARTED || first(kind)) {
            double megabytes = megabytes();
            for (String row : List.of(args).subList(1, args.length)) {
                System.out.println(row + " " + megabytes);
            }
        }
    }

    private static boolean first(Kind kind) {
        Comm comm = Comm.world();
        if (kind == Kind.EXCHANGED) {
            byte[] out = new byte[1024 * comm.size()];
            comm.alltoall(out, new byte[out.length]);
        }
        return comm.rank() == 0;
    }

    private static double megabytes() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new FileReader("/proc/self/status", StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.substring(6, line.indexOf("kB")).strip()) * 1024 / 1e6;
                }
            }
        }
        throw new IOException("/proc/self/status has no line VmHWM");
    }
}
