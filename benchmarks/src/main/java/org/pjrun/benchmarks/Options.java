package org.pjrun.benchmarks;

import java.util.Locale;
import org.pjrun.benchmarks.program.Memory;

/**
 * What {@code scripts/bench} was asked for.
 *
 * @param benchmark the name of the benchmark
 * @param rounds how often each contestant has its turn; 0 for the benchmark's own number
 * @param quick whether a rough answer in seconds is wanted
 * @param realTime whether nothing else shall interrupt what is measured
 * @param memory where our buffers lie
 * @param nas what is for the NAS kernels only
 */
record Options(String benchmark, int rounds, boolean quick, boolean realTime, Memory memory, NasOptions nas) {
    static final String USAGE = """
        usage: scripts/bench BENCHMARK [--rounds N] [--quick] [--realtime] [--memory heap|native]

          compare    most of the following in one run, beside all peers that are installed, with a page of plots
          guard      the same; status 1 if a ratio is worse by more than 15 % than in the comparison committed last

          latency    half a round trip of blocking send and receive, 2 ranks
          threads    the same of two threads on each rank at once
          tail       the same at the 99th, 99.9th and 99.99th percentile
          bandwidth  windows of 64 nonblocking sends, 2 ranks
          bidirectional  such windows both ways at once
          rate       such windows of two pairs, 4 ranks
          tcp        latency and bandwidth over tcp on loopback
          barrier    barriers of 2, 4 and 8 ranks
          collectives  barrier, bcast, allreduce, allgather, alltoall of 2, 4 and 8 ranks
          overlap    an iallreduce beside a computation, 2 ranks
          objects    objects of four kinds beside mpi4py's and MPJ Express's
          pool       a pool of 2 workers beside Python's; a shared queue and lock
          mpj        package mpi beside Comm and MPJ Express, 2 ranks: calls, then bandwidth
          launch     wall time of a program that does nothing, 1, 2 and 8 ranks
          memory     the most resident memory of a rank beside that of a JVM that does nothing
          allocation bytes that a call allocates when it has been made often before
          path       what the parts of a message's way take
          hosts      wall time of small programs on two emulated hosts, by ssh and in Slurm; as root
          output     wall time of 8 ranks that print 1 MB a second each
          simulate   nothing is measured: each algorithm of a collective in the cost model, up to 100,000 ranks
          nas        the NAS kernels EP, IS, CG, FT and MG beside the same in C, 1 and 2 ranks
          diagnosis  the catalogue of wrong and correct programs: recall, precision, time to report
          diagnosis-cost  latency with diagnosis and without it, 2 ranks

          --rounds   turns of each contestant (default 5, launch 9, diagnosis-cost 7, output 3; with --quick 3)
          --quick    fewer sizes and repetitions; writes to benchmarks/target instead of benchmarks/results
          --realtime runs all contestants by chrt --rr 1, so that other work can't interrupt them: that work
                     stands still meanwhile, so only on a machine that is yours alone (needs root)
          --memory   where pjrun's buffers lie: byte[] arrays (heap, default) or segments outside of the heap
          --class    nas: S, W or A (default)
          --kernel   nas: only this one
          --npb      nas: a folder with NPB's programs (cg.A.x and so on), to compare with them, too
        """;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if there is something wrong with them, told in one line
     */
    static Options parse(String... args) {
        String benchmark = "";
        int rounds = 0;
        boolean quick = false;
        boolean realTime = false;
        Memory memory = Memory.HEAP;
        NasOptions nas = NasOptions.DEFAULT;
        for (int a = 0; a < args.length; a++) {
            switch (args[a]) {
                case "--quick" -> quick = true;
                case "--realtime" -> realTime = true;
                case "--rounds" -> rounds = rounds(value(args, a++));
                case "--memory" -> memory = memory(value(args, a++));
                case "--class" -> nas = nas.withProblem(value(args, a++));
                case "--kernel" -> nas = nas.withKernel(value(args, a++));
                case "--npb" -> nas = nas.withNpb(value(args, a++));
                default -> {
                    if (args[a].startsWith("-") || !benchmark.isEmpty()) {
                        throw new IllegalArgumentException("unknown argument: " + args[a]);
                    }
                    benchmark = args[a];
                }
            }
        }
        return new Options(benchmark, rounds, quick, realTime, memory, nas);
    }

    private static String value(String[] args, int option) {
        if (option + 1 >= args.length) {
            throw new IllegalArgumentException(args[option] + " needs a value");
        }
        return args[option + 1];
    }

    private static int rounds(String text) {
        try {
            int rounds = Integer.parseInt(text);
            if (rounds > 0) {
                return rounds;
            }
        } catch (NumberFormatException e) {
            // reported below, together with numbers out of range
        }
        throw new IllegalArgumentException("--rounds: " + text + " (expected: a number from 1 on)");
    }

    private static Memory memory(String text) {
        for (Memory memory : Memory.values()) {
            if (memory.name().toLowerCase(Locale.ROOT).equals(text)) {
                return memory;
            }
        }
        throw new IllegalArgumentException("--memory: " + text + " (expected: heap or native)");
    }
}
