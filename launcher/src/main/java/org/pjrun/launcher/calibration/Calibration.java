package org.pjrun.launcher.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.pjrun.Comm;
import org.pjrun.Op;

/**
 * The program of {@code pjrun --calibrate}: two ranks measure what a message, its bytes, combining and a tick of the board cost,
 * and rank 0 writes it to a file. Barriers must go over the board.
 */
public final class Calibration {
    private static final long WARM_UP_NANOS = 500_000_000;
    private static final int REPETITIONS = 31;
    private static final int LONG_BYTES = 1 << 20;
    private static final int COMBINED_BYTES = 32 * 1024;

    private final Comm comm;

    private Calibration(Comm comm) {
        this.comm = comm;
    }

    /** Measures, and writes to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        Comm comm = Comm.world();
        String costs = new Calibration(comm).costs();
        if (comm.rank() == 0) {
            Path file = Path.of(arguments[0]);
            Path written = Files.createTempFile(file.getParent(), "new", "");
            Files.writeString(written, costs + "\n");
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private String costs() {
        byte[] none = new byte[0];
        byte[] bytes = new byte[LONG_BYTES];
        float[] terms = new float[COMBINED_BYTES / Float.BYTES];
        float[] sums = new float[COMBINED_BYTES / Float.BYTES];
        double latency = seconds(200, () -> exchange(none)) / 2;
        double transfer = seconds(2, () -> exchange(bytes)) / 2;
        double combined = seconds(20, () -> comm.reduceLocal(terms, sums, Op.SUM));
        double tick = seconds(200, comm::barrier);
        return "latency=" + latency + ",byte=" + Math.max(0, transfer - latency) / LONG_BYTES + ",combined="
                + combined / COMBINED_BYTES + ",tick=" + tick;
    }

    private void exchange(byte[] data) {
        if (comm.rank() == 0) {
            comm.send(data, 1, 0);
            comm.recv(data, 1, 0);
        } else {
            comm.recv(data, 0, 0);
            comm.send(data, 0, 0);
        }
    }

    /** The time of an action once it is compiled, that a quarter of all repetitions come up to: what disturbs them is not the machine's. */
    private double seconds(int calls, Runnable action) {
        long begin = System.nanoTime();
        do {
            repeat(calls, action);
        } while (comm.bcast(System.nanoTime() - begin < WARM_UP_NANOS ? 1 : 0, 0) != 0);
        double[] times = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            comm.barrier();
            times[i] = repeat(calls, action) / 1e9 / calls;
        }
        Arrays.sort(times);
        return times[REPETITIONS / 4];
    }

    private static long repeat(int calls, Runnable action) {
        long begin = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            action.run();
        }
        return System.nanoTime() - begin;
    }
}
