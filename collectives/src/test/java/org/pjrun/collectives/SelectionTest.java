package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class SelectionTest {
    private static final Selection BY_COST = Selection.byCost(CostModel.SHARED_MEMORY);

    private static Call allreduce(int size, long count, boolean commutative) {
        return new Call(Collective.ALLREDUCE, 0, size, 0, count, commutative, false, 8);
    }

    @ParameterizedTest
    @EnumSource
    void choose_anyCollective_isTheCheapestThatSupportsItWhereFormulasTell(Collective collective) {
        for (int size = 1; size <= 33; size++) {
            for (long count : List.of(0L, 1L, 1000L, 1_000_000L)) {
                Blocks send =
                        blocks(collective == Collective.SCATTERV || collective == Collective.ALLTOALLV, size, count);
                Blocks receive = blocks(collective != Collective.SCATTERV, size, count);
                Call call = collective.irregular()
                        ? new Call(collective, 0, size, 0, count, false, false, 8, send, receive)
                        : new Call(collective, 0, size, 0, count, false, false, 8);
                Algorithm chosen = BY_COST.choose(call);
                assertThat(chosen.collective()).isEqualTo(collective);
                Call common = call.common();
                assertThat(chosen.supports(common)).isTrue();
                assertThat(Algorithms.of(collective))
                        .filteredOn(other -> other.supports(common))
                        .allSatisfy(other -> assertThat(other.cost(common, CostModel.SHARED_MEMORY))
                                .isGreaterThanOrEqualTo(
                                        chosen.cost(common, CostModel.SHARED_MEMORY) / chosen.excess(common)));
            }
        }
    }

    private static Blocks blocks(boolean wanted, int size, long count) {
        return wanted ? Blocks.equal(size, count) : Blocks.none();
    }

    @Test
    void choose_shortAndLongAllreduce_differ() {
        assertThat(BY_COST.choose(allreduce(8, 1, true)).name()).isEqualTo("recursive-doubling");
        assertThat(BY_COST.choose(allreduce(8, 1_000_000, true)).name()).isNotEqualTo("recursive-doubling");
    }

    @Test
    void choose_namedAlgorithm_isTaken() {
        Selection ring = BY_COST.with("allreduce=ring, bcast=binomial");
        assertThat(ring.choose(allreduce(8, 1, true)).name()).isEqualTo("ring");
        assertThat(ring.choose(new Call(Collective.BCAST, 3, 8, 0, 1 << 24, true, false, 8))
                        .name())
                .isEqualTo("binomial");
    }

    @Test
    void choose_namedAlgorithmThatCannot_fallsBackToCost() {
        assertThat(BY_COST.with(Collective.ALLREDUCE, "ring")
                        .choose(allreduce(8, 1, false))
                        .name())
                .isEqualTo("recursive-doubling");
    }

    @Test
    void choose_whatOnlySomeRanksKnow_changesNothing() {
        long[] counts = {3, 1_000_000, 0, 5};
        Call root = new Call(Collective.SCATTERV, 1, 4, 1, counts[1], true, true, 8, Blocks.of(counts), Blocks.none());
        Call other = new Call(Collective.SCATTERV, 2, 4, 1, counts[2], true, false, 8, Blocks.none(), Blocks.none());
        assertThat(root.common()).isEqualTo(other.common());
        Call inPlace = new Call(Collective.ALLREDUCE, 3, 4, 0, 9, true, true, 8);
        assertThat(inPlace.common()).isEqualTo(new Call(Collective.ALLREDUCE, 0, 4, 0, 9, true, false, 8).common());
        Call gaps = new Call(
                Collective.ALLGATHERV, 3, 4, 0, 5, true, false, 8, Blocks.none(), Blocks.of(counts, new long[] {
                    1_000_100, 20, 0, 5
                }));
        Call packed = new Call(Collective.ALLGATHERV, 0, 4, 0, 3, true, true, 8, Blocks.none(), Blocks.of(counts));
        assertThat(gaps.common()).isEqualTo(packed.common());
    }

    @Test
    void explain_namesTheChoiceAndTheOthers() {
        assertThat(BY_COST.explain(allreduce(8, 1, true)))
                .startsWith("allreduce of 8 bytes on 8 ranks: recursive-doubling (")
                .contains("ring ")
                .contains("rabenseifner ");
    }

    @Test
    void with_unknownNames_saysWhatThereIs() {
        assertThatThrownBy(() -> BY_COST.with("allreduce=rings"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rings")
                .hasMessageContaining("recursive-doubling");
        assertThatThrownBy(() -> BY_COST.with("allreduces=ring"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allreduces");
        assertThatThrownBy(() -> BY_COST.with("ring"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("collective=algorithm");
    }

    @Test
    void names_withinACollective_areUnique() {
        for (Collective collective : Collective.values()) {
            assertThat(Algorithms.of(collective)).extracting(Algorithm::name).doesNotHaveDuplicates();
        }
    }
}
