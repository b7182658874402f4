package org.pjrun.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;
import org.pjrun.benchmarks.program.MpiPairs;
import org.pjrun.benchmarks.program.Pairs;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Peer;
import org.pjrun.benchmarks.runner.PrintingContestant;

/**
 * Contestants that run the loops of {@link Pairs}, each rank of two bound to a core of its own.
 *
 * @param workshop where their programs are
 * @param exchange what they do
 * @param loops how often
 */
record Pair(Workshop workshop, Exchange exchange, List<Loop> loops) {
    static final int WARM_UP_MILLIS = 4000;
    static final String OURS = "pjrun";
    static final String MPI4PY = "mpi4py";
    private static final String PYTHON = "/usr/bin/python3"; // whose packages Debian's are
    private static final String UNBOUND = "-";

    /** So much slower is MPJ Express with short messages, and so much less it is to do. */
    private static final int MPJ_SLOWER = 50;

    private static final int MPJ_REPETITIONS = 5;

    /** Ours: with more than two ranks no rank is bound. */
    Contestant ours(int ranks, Memory memory, List<String> options) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of(
                Pairs.class.getName(),
                memory.name().toLowerCase(Locale.ROOT),
                bound(ranks) ? workshop.cores().get(0) + "," + workshop.cores().get(1) : UNBOUND,
                Integer.toString(WARM_UP_MILLIS * ranks / 2),
                exchange.toString()));
        words.addAll(words(loops));
        return printing(OURS, workshop.version(), workshop.pjrun(ranks, words));
    }

    /** A C library's. */
    Contestant peer(Peer peer, int ranks, List<String> options) throws FailedRun, InterruptedException {
        List<String> program =
                new ArrayList<>(List.of(workshop.compile(peer, "pairs.c").toString(), exchange.toString()));
        program.addAll(words(loops));
        return printing(
                peer.title(),
                workshop.peers().getOrDefault(peer, ""),
                bound(ranks) ? peer.pinnedPair(workshop.cores(), options, program) : peer.command(ranks, program));
    }

    /** Threads share cores, and so do more ranks than two. */
    private boolean bound(int ranks) {
        return ranks == 2 && exchange != Exchange.THREADS;
    }

    /** Python's, if it is installed. */
    Optional<Contestant> mpi4py() throws InterruptedException {
        if (!workshop.peers().containsKey(Peer.OPEN_MPI)) {
            return Optional.empty();
        }
        List<String> program =
                new ArrayList<>(List.of(PYTHON, workshop.peer("pairs.py").toString(), exchange.toString()));
        program.addAll(words(loops));
        List<String> command = Peer.OPEN_MPI.pinnedPair(workshop.cores(), List.of(), program);
        return workshop.commands()
                .firstLine(PYTHON, "-c", "import mpi4py; print(mpi4py.__version__)")
                .map(version -> printing(MPI4PY, version, command));
    }

    /** MPJ Express's on two threads, if it is installed. */
    Optional<Contestant> mpjExpress() throws FailedRun {
        List<String> program = new ArrayList<>(
                List.of(MpiPairs.class.getName(), Integer.toString(WARM_UP_MILLIS / 2), exchange.toString()));
        program.addAll(words(loops.stream()
                .map(loop -> new Loop(loop.size(), Math.max(2, loop.iterations() / MPJ_SLOWER), MPJ_REPETITIONS))
                .toList()));
        return MpjExpress.find(workshop).map(express -> express.multicore(program));
    }

    /** The C libraries' that are installed and among those named. */
    List<Contestant> peers(List<String> titles, int ranks, List<String> options)
            throws FailedRun, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        for (Map.Entry<Peer, String> peer : workshop.peers().entrySet()) {
            if (titles.contains(peer.getKey().title())) {
                contestants.add(peer(peer.getKey(), ranks, options));
            }
        }
        return contestants;
    }

    static List<String> words(List<Loop> loops) {
        return loops.stream().map(Loop::toString).toList();
    }

    private Contestant printing(String name, String version, List<String> command) {
        return new PrintingContestant(name, version, workshop.commands(), List.of(command));
    }
}
