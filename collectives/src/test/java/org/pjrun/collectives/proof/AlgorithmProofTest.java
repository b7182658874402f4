package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;

/** Every algorithm of the house, proven by the {@link Checker}. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class AlgorithmProofTest {
    /** An algorithm with a name that a test report can show. */
    record Subject(Algorithm algorithm) {
        @Override
        public String toString() {
            return algorithm.collective() + " " + algorithm.name();
        }
    }

    static Stream<Subject> algorithms() {
        return Algorithms.all().stream().map(Subject::new);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_shortMessages_isProvenFor1To64Ranks(Subject subject) {
        Grid grid = new Grid(subject.algorithm, 0, 1, 2, 63);
        assertThat(IntStream.rangeClosed(1, 64).map(grid::prove).sum()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_longMessages_isProvenFor1To64Ranks(Subject subject) {
        Grid grid = new Grid(subject.algorithm, 1000);
        IntStream sizes = Grid.FULL ? IntStream.rangeClosed(1, 64) : IntStream.of(1, 2, 3, 4, 5, 7, 8, 11, 16, 33, 64);
        assertThat(sizes.map(grid::prove).sum()).isPositive();
    }
}
