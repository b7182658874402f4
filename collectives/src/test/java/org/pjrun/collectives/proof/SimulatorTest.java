package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Simulator;
import org.pjrun.collectives.Symmetry;
import org.pjrun.collectives.Topology;
import org.pjrun.collectives.proof.AlgorithmProofTest.Subject;

/** One rank tells the time of all where an algorithm says so. */
@Timeout(120)
class SimulatorTest {
    /** Larger ones take too long by default where each rank has a step for each other. */
    private static final int LARGEST = Grid.FULL ? 2048 : 64;

    static Stream<Subject> algorithms() {
        return AlgorithmProofTest.algorithms()
                .filter(subject -> !subject.algorithm().collective().irregular());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void seconds_ofOneRank_areThoseOfAll(Subject subject) {
        for (int size : new int[] {2, 3, 7, 8, 12, 64, 100, 256, 2048}) {
            for (long each : new long[] {1, 500}) {
                long count = each * (subject.algorithm().collective().reduces() ? size : 1);
                Call call = call(subject.algorithm(), size, count);
                if (!subject.algorithm().supports(call)) {
                    continue;
                }
                boolean few =
                        size <= LARGEST || subject.algorithm().schedule(call).steps() < 40 && each == 1;
                if (few && subject.algorithm().symmetry(call) != Symmetry.NONE) {
                    double one = Simulator.seconds(subject.algorithm(), call, CostModel.SHARED_MEMORY);
                    double all = Simulator.secondsOfAll(subject.algorithm(), call, CostModel.SHARED_MEMORY);
                    assertThat(one).as("%s", call).isCloseTo(all, within(all * 1e-9));
                }
            }
        }
    }

    private static Call call(Algorithm algorithm, int size, long count) {
        Call call = new Call(algorithm.collective(), 0, size, 0, count, true, false, 8);
        return algorithm.supports(call) ? call : call.on(Topology.oneHost(1 << 15));
    }
}
