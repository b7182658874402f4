package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Simulator;
import org.pjrun.collectives.Topology;
import org.pjrun.collectives.proof.AlgorithmProofTest.Subject;

/** What an algorithm says it costs is what its schedules take on virtual clocks. */
@Timeout(60)
class CostTest {
    private static final double LEAST = 0.95;
    private static final double MOST = 1.05;

    static Stream<Subject> algorithms() {
        return AlgorithmProofTest.algorithms()
                .filter(subject -> !subject.algorithm().collective().irregular());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void cost_isNearTheSimulatedTime(Subject subject) {
        for (int size : new int[] {2, 3, 4, 5, 7, 8, 12, 16, 33}) {
            for (long count : new long[] {1, 1000, 20_000}) {
                Family family = new Family(subject.algorithm().collective(), size, 0, count, true, InPlace.NONE);
                if (!subject.algorithm().supports(family.calls(1).getFirst().common())) {
                    family = family.on(Topology.oneHost(1 << 14));
                }
                List<Call> calls = family.calls(1);
                if (subject.algorithm().supports(calls.getFirst().common())) {
                    compare(subject, calls, CostModel.SHARED_MEMORY);
                    compare(subject, calls, CostModel.NETWORK);
                }
            }
        }
    }

    private static void compare(Subject subject, List<Call> calls, CostModel model) {
        double simulated = Simulator.secondsOfAll(subject.algorithm(), calls.getFirst(), model);
        double told = subject.algorithm().cost(calls.getFirst().common(), model);
        // A rough formula may say more, up to its excess; none says less.
        double excess = subject.algorithm().excess(calls.getFirst().common());
        assertThat(told)
                .as("%s, %s, %s", subject, calls.getFirst(), model)
                .isBetween(LEAST * simulated, MOST * excess * simulated);
    }
}
