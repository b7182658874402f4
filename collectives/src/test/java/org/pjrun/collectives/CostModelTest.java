package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.collectives.proof.Simulator;

class CostModelTest {
    /** The chosen algorithm may take so much longer than the best one. */
    private static final double MOST = 1.1;

    private static final double MOST_PIPED = 1.25;

    @Test
    void text_read_isTheSameCosts() {
        CostModel measured = new CostModel(1.25e-7, 3.1e-10, 0.9e-10, 2e-7, null);
        assertThat(CostModel.parse(measured.text())).isEqualTo(measured);
        assertThat(CostModel.parse(CostModel.NETWORK.text())).isEqualTo(CostModel.SHARED_MEMORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2,3,4",
                "latency=1,byte=1,combined=1",
                "latency=x,byte=1,combined=1,tick=1",
                "latency=-1,byte=1,combined=1,tick=1",
                "byte=1,latency=1,combined=1,tick=1"
            })
    void parse_otherForms_areRefused(String text) {
        assertThatThrownBy(() -> CostModel.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** On one host, where ranks have cores of their own and where they share them. */
    @ParameterizedTest
    @EnumSource
    void choice_inTheSimulator_isHardlyWorseThanTheBest(Collective collective) {
        for (int size : new int[] {2, 3, 4, 7, 8, 16}) {
            for (long bytes = 8; bytes <= 2 << 20; bytes *= 8) {
                choice(collective, size, bytes, CostModel.SHARED_MEMORY);
                choice(collective, size, bytes, CostModel.SHARED_MEMORY.crowded(size / 2.0));
            }
        }
    }

    private static void choice(Collective collective, int size, long bytes, CostModel model) {
        // formulas know no overlap within pipelines of two, and two collectives have pipelines with combining
        boolean piped = collective == Collective.REDUCE || collective == Collective.SCAN;
        if (collective.irregular() || piped && size == 2) {
            return;
        }
        double most = piped ? MOST_PIPED : MOST;
        Call call = new Call(collective, 0, size, 0, bytes / 8, true, false, 8).on(Topology.oneHost(1 << 16));
        Algorithm chosen = Selection.byCost(model).choose(call);
        double taken = Simulator.seconds(chosen, call, model);
        for (Algorithm other : Algorithms.of(collective)) {
            if (other.supports(call.common())) {
                assertThat(taken)
                        .as("%s by %s, %s by %s", call, chosen.name(), taken, other.name())
                        .isLessThanOrEqualTo(Simulator.seconds(other, call, model) * most + 1e-12);
            }
        }
    }
}
