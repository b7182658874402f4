package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class StatisticsTest {
    @Test
    void median_ofOddNumber_isTheMiddleOne() {
        assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
        assertThat(Statistics.median(List.of(7.0))).isEqualTo(7);
    }

    @Test
    void median_ofEvenNumber_isTheMeanOfTheMiddleTwo() {
        assertThat(Statistics.median(4, 1, 3, 100)).isEqualTo(3.5);
    }

    @Test
    void median_leavesItsArgumentAlone() {
        double[] values = {3, 1, 2};
        Statistics.median(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void median_ofNothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(Statistics::median).withMessageContaining("no values");
    }
}
