package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class CostModelTest {
    /** The chosen algorithm may take so much longer than the best one. */
    private static final double MOST = 1.1;

    /** Machines of many kinds: as here, slow networks, quick ones, fast copies, slow combining. */
    private static final List<CostModel> MODELS = List.of(
            CostModel.SHARED_MEMORY,
            new CostModel(25e-6, 0.8e-9, 0.125e-9, 0.2e-6, 1, null),
            new CostModel(0.15e-6, 0.31e-9, 0.09e-9, 0.2e-6, 1, null),
            new CostModel(1e-6, 0.04e-9, 0.2e-9, 0.3e-6, 1, null),
            new CostModel(5e-6, 0.1e-9, 0.1e-9, 0.1e-6, 1, null));

    @Test
    void text_read_isTheSameCosts() {
        CostModel measured = new CostModel(1.25e-7, 3.1e-10, 0.9e-10, 2e-7, 1, null);
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

    /** On one host without and with a board, where ranks have cores of their own and where they share them. */
    @ParameterizedTest
    @EnumSource
    void choice_inTheSimulator_isHardlyWorseThanTheBest(Collective collective) {
        for (int size : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 12, 16}) {
            for (CostModel model : MODELS) {
                for (long bytes = 8; bytes <= 4 << 20; bytes *= 4) {
                    for (int slot : new int[] {0, 1 << 16}) {
                        choices(collective, size, bytes, Topology.oneHost(slot), model);
                        choices(collective, size, bytes, Topology.oneHost(slot), model.crowded(size / 2.0));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void choice_onSeveralHosts_isHardlyWorseThanTheBest(Collective collective) {
        for (int perHost : new int[] {2, 3, 4}) {
            for (int size : new int[] {2 * perHost, 3 * perHost, 4 * perHost - 1}) {
                for (long bytes = 8; bytes <= 2 << 20; bytes *= 8) {
                    choices(collective, size, bytes, Topology.blocks(perHost, 0), CostModel.NETWORK);
                    choices(collective, size, bytes, Topology.blocks(perHost, 1 << 16), CostModel.NETWORK);
                }
            }
        }
    }

    private static void choices(Collective collective, int size, long bytes, Topology topology, CostModel model) {
        if (collective.irregular()) {
            return; // they have no one length: the choice looks at the number of ranks alone
        }
        for (int root : collective.rooted() ? new int[] {0, size - 1} : new int[1]) {
            choice(new Call(collective, 0, size, root, bytes / 8, true, false, 8).on(topology), model);
            if (collective.reduces()) {
                choice(new Call(collective, 0, size, root, bytes / 8, false, false, 8).on(topology), model);
            }
        }
    }

    private static void choice(Call call, CostModel model) {
        Algorithm chosen = Selection.byCost(model).choose(call);
        double taken = Simulator.seconds(chosen, call, model);
        double told = chosen.cost(call.common(), model);
        for (Algorithm other : Algorithms.of(call.collective())) {
            // what its formula puts so far behind cannot be ahead: CostTest has how rough formulas are
            if (other.supports(call.common()) && other.cost(call.common(), model) < 5 * told) {
                assertThat(taken)
                        .as("%s, %s, by %s, not %s", call, model, chosen.name(), other.name())
                        .isLessThanOrEqualTo(Simulator.seconds(other, call, model) * MOST + 1e-12);
            }
        }
    }
}
