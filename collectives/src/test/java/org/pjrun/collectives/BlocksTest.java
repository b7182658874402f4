package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlocksTest {
    @Test
    void cut_anyTotal_isEvenAndContiguous() {
        for (int size = 1; size <= 9; size++) {
            for (long total = 0; total <= 40; total++) {
                Blocks blocks = Blocks.cut(total, size);
                long end = 0;
                for (int block = 0; block < size; block++) {
                    assertThat(blocks.offset(block)).isEqualTo(end);
                    assertThat(blocks.count(block)).isBetween(total / size, (total + size - 1) / size);
                    end += blocks.count(block);
                }
                assertThat(end).isEqualTo(total).isEqualTo(blocks.extent());
            }
        }
    }

    @Test
    void of_displacements_extentIsTheLastEnd() {
        Blocks blocks = Blocks.of(new long[] {2, 0, 3}, new long[] {10, 99, 4});
        assertThat(blocks.total()).isEqualTo(5);
        assertThat(blocks.extent()).isEqualTo(12);
        assertThat(blocks.offset(1))
                .as("an empty block's displacement has no meaning")
                .isZero();
        assertThat(blocks.packed()).isEqualTo(Blocks.of(2, 0, 3));
    }

    @Test
    void of_arrays_areCopied() {
        long[] counts = {1, 2};
        Blocks blocks = Blocks.of(counts);
        counts[0] = 7;
        assertThat(blocks.count(0)).isEqualTo(1);
    }

    @Test
    void equal_largeBlocks_doNotOverflowAnInt() {
        Blocks blocks = Blocks.equal(100_000, 1L << 40);
        assertThat(blocks.offset(99_999)).isEqualTo(99_999L << 40);
        assertThatThrownBy(() -> Blocks.equal(1 << 30, Long.MAX_VALUE / 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void of_badCounts_areRefused() {
        assertThatThrownBy(() -> Blocks.of(1, -1)).hasMessage("blocks: count of block 1: -1 (expected: >= 0)");
        assertThatThrownBy(() -> Blocks.of(new long[] {1}, new long[] {-1}))
                .hasMessage("blocks: displacement of block 0: -1 (expected: >= 0)");
        assertThatThrownBy(() -> Blocks.of(new long[] {1}, new long[2]))
                .hasMessage("blocks: displacements: 2 (expected: as many as counts, 1)");
    }
}
