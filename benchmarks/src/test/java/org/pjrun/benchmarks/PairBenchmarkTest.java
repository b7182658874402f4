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
    @CsvSource({
        "true, false, true",
        "true, false, false",
        "false, false, true",
        "false, false, false",
        "true, true, true",
        "false, true, false"
    })
    void loops_measureEverySizeThatHasABar(boolean latency, boolean tcp, boolean quick) {
        PairBenchmark benchmark = new PairBenchmark(latency, tcp, Memory.HEAP, quick);
        List<Loop> loops = benchmark.loops();
        assertThat(benchmark.subject().bars()).isNotEmpty();
        for (int size : benchmark.subject().bars().keySet()) {
            assertThat(loops).anyMatch(loop -> loop.size() == size && loop.repetitions() > 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, HEAP, latency", "false, NATIVE, latency-native", "true, HEAP, tcp-latency"})
    void name_tellsTheWayAndWhereBuffersLie(boolean tcp, Memory memory, String name) {
        assertThat(new PairBenchmark(true, tcp, memory, false).subject().name()).isEqualTo(name);
    }
}
