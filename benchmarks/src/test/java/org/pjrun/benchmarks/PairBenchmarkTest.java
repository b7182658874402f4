package org.pjrun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;

@Timeout(10)
final class PairBenchmarkTest {
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void loops_measureEverySizeThatHasABar(boolean latency, boolean quick) {
        PairBenchmark benchmark = new PairBenchmark(latency, Memory.HEAP, quick);
        List<Loop> loops = benchmark.loops();
        assertThat(benchmark.subject().bars()).isNotEmpty();
        for (int size : benchmark.subject().bars().keySet()) {
            assertThat(loops).anyMatch(loop -> loop.size() == size && loop.repetitions() > 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAP, latency", "NATIVE, latency-native"})
    void name_tellsWhereBuffersLie(Memory memory, String name) {
        assertThat(new PairBenchmark(true, memory, false).subject().name()).isEqualTo(name);
    }
}
