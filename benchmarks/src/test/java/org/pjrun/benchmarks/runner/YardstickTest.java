package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class YardstickTest {
    @Test
    void slowRounds_areThoseFarOffTheMedian() {
        Map<Integer, Double> pingPongs = Map.of(1, 150.0, 2, 151.0, 3, 240.0, 4, 160.0, 5, 155.0);
        Map<Integer, Double> copies = Map.of(1, 30.0, 2, 31.0, 3, 30.0, 4, 15.0, 5, 29.0);
        assertThat(Yardstick.slowRounds(pingPongs, copies)).containsExactly(3, 4);
    }

    @Test
    void slowRounds_ofEvenWeather_areNone() {
        assertThat(Yardstick.slowRounds(Map.of(1, 150.0, 2, 200.0), Map.of(1, 30.0, 2, 22.0)))
                .isEmpty();
        assertThat(Yardstick.slowRounds(Map.of(), Map.of())).isEmpty();
    }
}
