package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class OddEvenSortTest {
    @RanksTest({1, 2, 3, 4})
    void sort_randomNumbers_areSortedAcrossRanks(Comm comm) {
        int block = 1000;
        int[] all = new Random(5).ints((long) block * comm.size(), 0, 500).toArray();
        int from = comm.rank() * block;
        int[] mine = OddEvenSort.sort(comm, Arrays.copyOfRange(all, from, from + block));
        Arrays.sort(all);
        assertThat(mine).isEqualTo(Arrays.copyOfRange(all, from, from + block));
    }

    @RanksTest({4})
    void sort_inReverse_travelsFromEndToEnd(Comm comm) {
        int[] mine = OddEvenSort.sort(comm, new int[] {comm.size() - comm.rank()});
        assertThat(mine).containsExactly(comm.rank() + 1);
    }

    @RanksTest({3})
    void isOrdered_twoBlocksSwapped_isFalseOnAllRanks(Comm comm) {
        int[] good = {2 * comm.rank(), 2 * comm.rank() + 1};
        int[] bad = {-2 * comm.rank(), -2 * comm.rank() + 1};
        assertThat(OddEvenSort.isOrdered(comm, good)).isTrue();
        assertThat(OddEvenSort.isOrdered(comm, bad)).isFalse();
    }
}
