package org.pjrun.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pjrun.benchmarks.report.Figures;
import org.pjrun.benchmarks.report.Report;
import org.pjrun.benchmarks.report.Subject;
import org.pjrun.benchmarks.report.Table;
import org.pjrun.benchmarks.runner.Contestant;
import org.pjrun.benchmarks.runner.FailedRun;
import org.pjrun.benchmarks.runner.Rounds;
import org.pjrun.benchmarks.runner.Yardstick;

/** A benchmark under way: its contestants, their turns and what they gave. */
final class Session {
    private final Benchmark benchmark;
    private final List<Contestant> contestants;
    private final Optional<Yardstick> yardstick;
    private final Rounds rounds;
    private final Figures figures;

    /**
     * Makes the contestants ready.
     *
     * @param news hears what goes on
     */
    Session(Benchmark benchmark, Workshop workshop, Consumer<String> news) throws FailedRun, InterruptedException {
        this.benchmark = benchmark;
        this.contestants = benchmark.contestants(workshop);
        this.yardstick = workshop.yardstick();
        this.rounds = new Rounds(contestants, yardstick, news);
        this.figures = new Figures(benchmark.subject());
    }

    /** Runs one of so many rounds. */
    void run(int round, int of) throws InterruptedException {
        if (round == 1 && benchmark.rehearses()) {
            rounds.rehearse();
        }
        rounds.run(round, of, figures);
    }

    Figures figures() {
        return figures;
    }

    /** What was measured, with what this benchmark alone has to say beside the circumstances. */
    Report report(Map<String, Object> circumstances) {
        Map<String, Object> all = new LinkedHashMap<>(circumstances);
        Map<String, Object> versions = new LinkedHashMap<>();
        contestants.forEach(contestant -> versions.put(contestant.name(), contestant.version()));
        all.put("versions", versions);
        all.put("method", benchmark.method());
        yardstick.ifPresent(y -> all.put("yardstick", y.values()));
        all.put("failures", rounds.failures());
        return new Report(figures, all);
    }

    /** The table with what is to be said of it, for people. */
    String text(int count) {
        Subject subject = figures.subject();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%n%s: %s, %s; median of %d rounds [best .. worst repetition]%n%n",
                subject.name(), subject.description(), subject.unit(), count));
        text.append(new Table(figures).text()).append('\n');
        text.append(benchmark.method()).append('\n');
        if (!figures.slow().isEmpty()) {
            text.append("slow rounds by the yardstick, not in the medians: " + figures.slow() + "\n");
        }
        rounds.failures().forEach(failure -> text.append(failure).append('\n'));
        return text.toString();
    }
}
