package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallTest {
    private static Call call(Collective collective, int rank, boolean inPlace) {
        return new Call(collective, rank, 4, 1, 10, true, inPlace, 8);
    }

    @Test
    void extents_followTheTable() {
        assertThat(call(Collective.BCAST, 0, false).inputExtent()).isZero();
        assertThat(call(Collective.BCAST, 0, false).outputExtent()).isEqualTo(10);
        assertThat(call(Collective.REDUCE, 1, true).inputExtent()).isZero();
        assertThat(call(Collective.REDUCE, 0, true).inputExtent()).isEqualTo(10);
        assertThat(call(Collective.REDUCE, 0, true).outputExtent()).isZero();
        assertThat(call(Collective.SCATTER, 1, false).inputExtent()).isEqualTo(40);
        assertThat(call(Collective.SCATTER, 1, true).outputExtent()).isZero();
        assertThat(call(Collective.GATHER, 1, true).inputExtent()).isZero();
        assertThat(call(Collective.GATHER, 1, false).outputExtent()).isEqualTo(40);
        assertThat(call(Collective.ALLGATHER, 2, true).outputExtent()).isEqualTo(40);
        assertThat(call(Collective.REDUCE_SCATTER_BLOCK, 2, false).inputExtent())
                .isEqualTo(40);
        assertThat(call(Collective.REDUCE_SCATTER_BLOCK, 2, false).outputExtent())
                .isEqualTo(10);
        assertThat(call(Collective.REDUCE_SCATTER_BLOCK, 2, true).outputExtent())
                .isEqualTo(40);
    }

    @Test
    void call_equalArguments_areOneKey() {
        assertThat(call(Collective.GATHER, 2, true)).isEqualTo(call(Collective.GATHER, 2, false));
        assertThat(call(Collective.GATHER, 1, true)).isNotEqualTo(call(Collective.GATHER, 1, false));
        Blocks blocks = Blocks.of(new long[] {1, 2}, new long[] {5, 0});
        assertThat(new Call(Collective.ALLGATHERV, 0, 2, 0, 1, true, false, 8, Blocks.none(), blocks))
                .isEqualTo(new Call(
                        Collective.ALLGATHERV,
                        0,
                        2,
                        0,
                        1,
                        true,
                        false,
                        8,
                        Blocks.none(),
                        Blocks.of(new long[] {1, 2}, new long[] {5, 0})))
                .hasSameHashCodeAs(new Call(
                        Collective.ALLGATHERV,
                        0,
                        2,
                        0,
                        1,
                        true,
                        false,
                        8,
                        Blocks.none(),
                        Blocks.of(new long[] {1, 2}, new long[] {5, 0})));
    }

    @Test
    void call_badArguments_sayValueAndRange() {
        assertThatThrownBy(() -> new Call(Collective.BCAST, 4, 4, 0, 1, true, false, 8))
                .hasMessage("BCAST: rank: 4 (expected: 0 to 3)");
        assertThatThrownBy(() -> new Call(Collective.BCAST, 0, 4, -1, 1, true, false, 8))
                .hasMessage("BCAST: root: -1 (expected: 0 to 3)");
        assertThatThrownBy(() -> new Call(Collective.BCAST, 0, 4, 0, -5, true, false, 8))
                .hasMessage("BCAST: count: -5 (expected: >= 0)");
        assertThatThrownBy(() -> new Call(Collective.GATHERV, 0, 4, 0, 1, true, false, 8))
                .hasMessageContaining("counts of 4 ranks");
        assertThatThrownBy(() ->
                        new Call(Collective.GATHERV, 0, 4, 0, 1, true, false, 8, Blocks.none(), Blocks.of(1, 2, 3)))
                .hasMessage("GATHERV: receive blocks: 3 (expected: 4)");
    }
}
