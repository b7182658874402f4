package org.pjrun.benchmarks.program;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.pjrun.Comm;
import org.pjrun.Op;

/** Bytes that the calling thread allocates for each of many equal calls: {@code Allocation CALLS}, 2 ranks. */
public final class Allocation {
    /** What is called, by the numbers of the rows from 1 on. */
    private static final List<String> CASES = List.of(
            "send and recv, 8 B",
            "send and recv, 64 KiB",
            "barrier",
            "bcast, 1 KiB",
            "allreduce, 8 B",
            "allreduce, 1 MiB");

    private static final int LONG_FEWER = 20;

    private final Comm comm = Comm.world();
    private final int other = 1 - comm.rank();
    private final byte[] small = new byte[8];
    private final byte[] large = new byte[1 << 16];
    private final byte[] kibibyte = new byte[1 << 10];
    private final double[] one = new double[1];
    private final double[] sum = new double[1];
    private final double[] many = new double[1 << 17];
    private final double[] sums = new double[1 << 17];

    private Allocation() {}

    /** What is called in a row. */
    public static String name(int row) {
        return CASES.get(row - 1);
    }

    /** Runs as one of two ranks. */
    public static void main(String[] args) {
        Allocation program = new Allocation();
        int calls = Integer.parseInt(args[0]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int row = 1; row <= CASES.size(); row++) {
            int times = row == 2 || row == CASES.size() ? calls / LONG_FEWER : calls;
            program.call(
                    row,
                    times); // compiled, and everything made that is made once, after 32 MiB of arrays at the latest
            long before = threads.getCurrentThreadAllocatedBytes();
            program.call(row, times);
            long after = threads.getCurrentThreadAllocatedBytes();
            if (program.comm.rank() == 0) {
                System.out.println(row + String.format(Locale.ROOT, " %.4f", (double) (after - before) / times));
            }
        }
    }

    private void call(int row, int times) {
        for (int i = 0; i < times; i++) {
            switch (row) {
                case 1 -> roundTrip(small);
                case 2 -> roundTrip(large);
                case 3 -> comm.barrier();
                case 4 -> comm.bcast(kibibyte, 0);
                case 5 -> comm.allreduce(one, sum, Op.SUM);
                default -> comm.allreduce(many, sums, Op.SUM);
            }
        }
    }

    private void roundTrip(byte[] buffer) {
        if (comm.rank() == 0) {
            comm.send(buffer, other, 1);
            comm.recv(buffer, other, 1);
        } else {
            comm.recv(buffer, other, 1);
            comm.send(buffer, other, 1);
        }
    }
}
