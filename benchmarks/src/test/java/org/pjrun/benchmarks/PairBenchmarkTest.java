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
        "true, MEMORY, true",
        "true, MEMORY, false",
        "false, MEMORY, true",
        "false, MEMORY, false",
        "true, LOOPBACK, true",
        "false, LOOPBACK, false",
        "true, HOSTS, false",
        "false, HOSTS, true"
    })
    void loops_measureEverySizeThatHasABar(boolean latency, Way way, boolean quick) {
        PairBenchmark benchmark = new PairBenchmark(latency, way, Memory.HEAP, quick);
        List<Loop> loops = benchmark.loops();
        assertThat(benchmark.subject().bars()).isNotEmpty();
        for (int size : benchmark.subject().bars().keySet()) {
            assertThat(loops).anyMatch(loop -> loop.size() == size && loop.repetitions() > 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, HEAP, latency",
        "MEMORY, NATIVE, latency-native",
        "LOOPBACK, HEAP, tcp-latency",
        "HOSTS, HEAP, hosts-latency"
    })
    void name_tellsTheWayAndWhereBuffersLie(Way way, Memory memory, String name) {
        assertThat(new PairBenchmark(true, way, memory, false).subject().name()).isEqualTo(name);
    }
}
