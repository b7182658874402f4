package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.ChainBcast;
import org.pjrun.collectives.ChainReduce;
import org.pjrun.collectives.ChainScan;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.KnomialBcast;
import org.pjrun.collectives.LinearAlltoall;
import org.pjrun.collectives.SegmentedRingAllreduce;

/** Every algorithm of the house, proven by the {@link Checker}. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class AlgorithmProofTest {
    private static final int SEGMENT = 16;

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

    /** Algorithms with parameters, made so that a few elements are many segments or windows. */
    static Stream<Subject> pipelines() {
        int bytes = SEGMENT * Family.ELEMENT_BYTES;
        return Stream.of(
                        new ChainBcast(bytes),
                        new KnomialBcast(3),
                        new KnomialBcast(7),
                        new ChainReduce(bytes),
                        new SegmentedRingAllreduce(bytes),
                        new ChainScan(Collective.SCAN, bytes),
                        new ChainScan(Collective.EXSCAN, bytes),
                        new LinearAlltoall(Collective.ALLTOALL, 1),
                        new LinearAlltoall(Collective.ALLTOALL, 3),
                        new LinearAlltoall(Collective.ALLTOALLV, 3))
                .map(Subject::new);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_shortMessages_isProvenFor1To64Ranks(Subject subject) {
        Grid grid = new Grid(subject.algorithm, 0, 1, 2, 63);
        assertThat(grid.proveAll(IntStream.rangeClosed(1, 64))).isPositive();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_longMessages_isProvenFor1To64Ranks(Subject subject) {
        Grid grid = new Grid(subject.algorithm, 1000);
        IntStream sizes = Grid.FULL ? IntStream.rangeClosed(1, 64) : IntStream.of(1, 2, 3, 4, 5, 7, 8, 11, 16, 33, 64);
        assertThat(grid.proveAll(sizes)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void schedule_countsAroundSegments_isProvenFor1To64Ranks(Subject subject) {
        Grid grid = new Grid(
                subject.algorithm, 0, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT - 1, 2 * SEGMENT + 1, 5 * SEGMENT);
        assertThat(grid.proveAll(IntStream.rangeClosed(1, 64))).isPositive();
    }

    /** Ring algorithms cut a rank's block in segments, so it takes many elements to have several. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void segmentedRing_blocksAroundSegments_isProven(int more) {
        for (int size : new int[] {1, 2, 3, 4, 7, 8, 16}) {
            long count = (3L * SEGMENT + more) * size;
            Grid grid = new Grid(new SegmentedRingAllreduce(SEGMENT * Family.ELEMENT_BYTES), count, count + 1);
            assertThat(grid.prove(size)).isPositive();
        }
    }
}
