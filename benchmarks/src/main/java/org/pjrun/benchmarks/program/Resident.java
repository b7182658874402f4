package org.pjrun.benchmarks.program;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * The most resident memory of a process so far: {@code Resident joined} of the largest of any number of ranks that have
 * exchanged a message with each other, {@code Resident RANKS ...} of this JVM alone, a line for each number.
 */
public final class Resident {
    private Resident() {}

    /** Prints lines of ranks and megabytes. */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("joined")) {
            joined();
            return;
        }
        for (String ranks : args) {
            System.out.println(ranks + " " + megabytes());
        }
    }

    private static void joined() throws IOException {
        Comm comm = Comm.world();
        byte[] out = new byte[1024 * comm.size()];
        comm.alltoall(out, new byte[out.length]);
        double most = comm.reduce(megabytes(), Op.MAX, 0);
        if (comm.rank() == 0) {
            System.out.println(comm.size() + " " + most);
        }
    }

    private static double megabytes() throws IOException {
        try (BufferedReader lines = new BufferedReader(new FileReader("/proc/self/status"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.substring(6, line.indexOf("kB")).strip()) * 1024 / 1e6;
                }
            }
        }
        throw new IOException("/proc/self/status has no line VmHWM");
    }
}
