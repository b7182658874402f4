package org.pjrun.benchmarks;

import java.util.List;
import java.util.Map;
import org.pjrun.benchmarks.program.Printing;
import org.pjrun.benchmarks.report.Better;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.runner.Contestant;

/** What it costs ranks that all their output passes through pjrun. */
final class OutputBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int RANKS = 8;
    private static final int SECONDS = 10;
    private static final int QUICK_SECONDS = 2;
    private static final String THROWN_AWAY = "thrown away";

    private final int seconds;

    OutputBenchmark(boolean quick) {
        this.seconds = quick ? QUICK_SECONDS : SECONDS;
    }

    @Override
    public Subject subject() {
        return new Subject(
                "output",
                "wall time of a program whose ranks print 1 MB a second each for " + seconds + " s",
                "ranks",
                "ms",
                Better.LOWER,
                "pjrun",
                List.of(THROWN_AWAY),
                Map.of(RANKS, 1.1));
    }

    @Override
    public String method() {
        return "no binding to cores; scripts/pjrun -np " + RANKS + ", println of lines of " + Printing.LINE_BYTES
                + " bytes, to a file in which each rank's lines are then checked one by one; thrown away: the same"
                + " program prints to OutputStream.nullOutputStream()";
    }

    @Override
    public int rounds() {
        return ROUNDS;
    }

    @Override
    public List<Contestant> contestants(Workshop workshop) {
        return List.of(
                contestant(workshop, subject().ours(), Printing.lines(seconds), "print"),
                contestant(workshop, THROWN_AWAY, 0, "discard"));
    }

    private Contestant contestant(Workshop workshop, String name, int lines, String mode) {
        List<String> program = List.of(Printing.class.getName(), Integer.toString(seconds), mode);
        return new OutputContestant(
                name, workshop.version(), workshop.commands(), RANKS, lines, workshop.pjrun(RANKS, program));
    }
}
