package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Topology;

/** What selection takes by formulas is hardly slower, on virtual clocks, than the best that there is. */
@Timeout(60)
class ChoiceTest {
    private static final double MOST = 1.1;
    private static final int ELEMENT_BYTES = 8;
    private static final int SLOT_BYTES = 256 * 1024;
    private static final int[] SIZES = {2, 3, 4, 5, 8, 12, 16, 33};
    private static final long[] COUNTS = {1, 64, 512, 8192, 131_072};

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*V|REDUCE_SCATTER")
    void choose_isNotMuchSlowerThanTheBest(Collective collective) {
        for (int size : SIZES) {
            for (long count : COUNTS) {
                Call call = new Call(collective, 0, size, 0, count, true, false, ELEMENT_BYTES);
                compare(call, CostModel.SHARED_MEMORY);
                compare(call.on(Topology.oneHost(SLOT_BYTES)), CostModel.SHARED_MEMORY);
                compare(call.on(Topology.oneHost(SLOT_BYTES)), CostModel.SHARED_MEMORY.crowded(4));
                compare(call.on(Topology.blocks(Math.ceilDiv(size, 2), 0)), CostModel.NETWORK);
                compare(call.on(Topology.blocks(Math.ceilDiv(size, 2), SLOT_BYTES)), CostModel.NETWORK);
            }
        }
    }

    private static void compare(Call call, CostModel model) {
        Algorithm chosen = Selection.byCost(model).choose(call);
        double taken = Simulator.secondsOfAll(chosen, call, model);
        List<Algorithm> others = Algorithms.of(call.collective());
        for (Algorithm other : others) {
            if (other.supports(call.common())) {
                assertThat(taken)
                        .as("%s rather than %s: %s, %s", chosen.name(), other.name(), call, model)
                        .isLessThanOrEqualTo(MOST * Simulator.secondsOfAll(other, call, model));
            }
        }
    }
}
