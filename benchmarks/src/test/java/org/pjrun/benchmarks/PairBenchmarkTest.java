package org.pjrun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.benchmarks.program.Exchange;
import org.pjrun.benchmarks.program.Loop;
import org.pjrun.benchmarks.program.Memory;

@Timeout(10)
final class PairBenchmarkTest {
    @ParameterizedTest
    @CsvSource({
        "LATENCY, MEMORY, true",
        "LATENCY, MEMORY, false",
        "BANDWIDTH, MEMORY, false",
        "LATENCY, LOOPBACK, true",
        "LATENCY, LOOPBACK, false",
        "BANDWIDTH, LOOPBACK, false",
        "LATENCY, HOSTS, false",
        "BANDWIDTH, HOSTS, true"
    })
    void loops_measureEverySizeThatHasABar(Exchange exchange, Way way, boolean quick) {
        PairBenchmark benchmark = new PairBenchmark(exchange, way, Memory.HEAP, quick, false);
        List<Loop> loops = benchmark.loops();
        assertThat(benchmark.subject().bars()).isNotEmpty();
        for (int size : benchmark.subject().bars().keySet()) {
            assertThat(loops).anyMatch(loop -> loop.size() == size && loop.repetitions() > 2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"OBJECTS", "THREADS"},
            mode = EnumSource.Mode.EXCLUDE)
    void loops_areFewer_ifAnAnswerInSecondsIsWanted(Exchange exchange) {
        List<Loop> all = new PairBenchmark(exchange, Way.MEMORY, Memory.HEAP, false, false).loops();
        List<Loop> few = new PairBenchmark(exchange, Way.MEMORY, Memory.HEAP, true, false).loops();
        assertThat(few).isNotEmpty();
        assertThat(all.stream()
                        .mapToInt(loop -> loop.iterations() * loop.repetitions())
                        .sum())
                .isGreaterThan(few.stream()
                        .mapToInt(loop -> loop.iterations() * loop.repetitions())
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, HEAP, latency",
        "MEMORY, NATIVE, latency-native",
        "LOOPBACK, HEAP, tcp-latency",
        "HOSTS, HEAP, hosts-latency"
    })
    void name_tellsTheWayAndWhereBuffersLie(Way way, Memory memory, String name) {
        assertThat(new PairBenchmark(Exchange.LATENCY, way, memory, false, false)
                        .subject()
                        .name())
                .isEqualTo(name);
    }
}
