package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class PartTest {
    @ParameterizedTest
    @CsvSource({"10,1", "10,3", "3,8", "0,4", "2147483647,8"})
    void of_allRanks_coverAllItemsOnceInOrder(int items, int size) {
        int next = 0;
        for (int rank = 0; rank < size; rank++) {
            Part part = Part.of(items, rank, size);
            assertThat(part.from()).isEqualTo(next);
            assertThat(part.count()).isBetween(items / size, items / size + 1);
            next = part.to();
        }
        assertThat(next).isEqualTo(items);
    }
}
