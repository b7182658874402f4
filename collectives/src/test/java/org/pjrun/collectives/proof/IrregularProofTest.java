package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.ScheduleFault;
import org.pjrun.collectives.Topology;
import org.pjrun.collectives.proof.AlgorithmProofTest.Subject;

/**
 * The algorithms for blocks of different sizes, with random counts and displacements, other ones in each run. The seed of
 * a failure is in its message; {@code -Dpjrun.seed=N} repeats it.
 */
@Timeout(60)
class IrregularProofTest {
    private static final int CALLS = 150;

    static Stream<Subject> algorithms() {
        return AlgorithmProofTest.algorithms()
                .filter(subject -> subject.algorithm().collective().irregular());
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_randomCountsAndDisplacements_isProven(Subject subject) {
        long seed = Long.getLong("pjrun.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        int played = 0;
        for (int i = 0; i < CALLS; i++) {
            int size = 1 + random.nextInt(24);
            Family family = new Family(
                    subject.algorithm().collective(),
                    size,
                    random.nextInt(size),
                    random.nextInt(200),
                    random.nextBoolean(),
                    InPlace.values()[random.nextInt(3)]);
            Delivery delivery = Delivery.values()[random.nextInt(3)];
            if (!subject.algorithm().supports(family.calls(0).getFirst().common())) {
                family = family.on(Topology.oneHost((size + random.nextInt(100)) * Family.ELEMENT_BYTES));
            }
            var calls = family.calls(random.nextLong());
            if (subject.algorithm().supports(calls.getFirst().common())) {
                assertThat(calls)
                        .as("seed %d", seed)
                        .extracting(call -> call.common())
                        .containsOnly(calls.getFirst().common());
                try {
                    Checker.check(subject.algorithm(), calls, delivery, random.nextLong());
                } catch (ScheduleFault fault) {
                    throw new AssertionError("-Dpjrun.seed=" + seed + ": " + fault.getMessage(), fault);
                }
                played++;
            }
        }
        assertThat(played).isGreaterThan(CALLS / 4);
    }
}
