package org.pjrun.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pjrun.benchmarks.report.Figures;

/**
 * Lets the contestants take turns, round by round, so that all see the same weather. One that fails is told of and takes no
 * further part.
 */
public final class Rounds {
    private final List<Contestant> contestants;
    private final Optional<Yardstick> yardstick;
    private final Consumer<String> news;
    private final List<String> failures = new ArrayList<>();

    /**
     * Rounds of these contestants.
     *
     * @param contestants in the order of their turns
     * @param yardstick laid on before each turn, if there is one
     * @param news hears what goes on
     */
    public Rounds(List<Contestant> contestants, Optional<Yardstick> yardstick, Consumer<String> news) {
        this.contestants = new ArrayList<>(contestants);
        this.yardstick = yardstick;
        this.news = news;
    }

    /** Lets each have a turn that does not count, so that what is read from disk and made on first use is there. */
    public void rehearse() throws InterruptedException {
        turns(0, "rehearsal", (contestant, row, values) -> {});
    }

    /** Runs all rounds, numbered from 1 on, and takes the figures down. */
    public void run(int rounds, Figures figures) throws InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            run(round, rounds, figures);
        }
    }

    /** Runs one of so many rounds, and takes its figures down. */
    public void run(int round, int rounds, Figures figures) throws InterruptedException {
        turns(
                round,
                "round " + round + " of " + rounds,
                (contestant, row, values) -> figures.add(contestant, row, round, values));
        yardstick.ifPresent(y -> figures.markSlow(y.slowRounds()));
    }

    /** What failed, one line each. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void turns(int round, String name, Taker taker) throws InterruptedException {
        for (Contestant contestant : List.copyOf(contestants)) {
            news.accept(name + ": " + contestant.name());
            try {
                if (round > 0 && yardstick.isPresent()) {
                    yardstick.get().measure(round);
                }
                for (Map.Entry<Integer, double[]> row : contestant.round().entrySet()) {
                    taker.accept(contestant.name(), row.getKey(), row.getValue());
                }
            } catch (FailedRun e) {
                String failure =
                        contestant.name() + " failed in " + name + ", left out from there on: " + e.getMessage();
                failures.add(failure);
                news.accept(failure);
                contestants.remove(contestant);
            }
        }
    }

    private interface Taker {
        void accept(String contestant, int row, double[] values);
    }
}
