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
<<<<<<< HEAD
        "LATENCY, false, true",
        "LATENCY, false, false",
        "BANDWIDTH, false, false",
        "LATENCY, true, true",
        "LATENCY, true, false",
        "BANDWIDTH, true, false"
    })
    void loops_measureEverySizeThatHasABar(Exchange exchange, boolean tcp, boolean quick) {
        PairBenchmark benchmark = new PairBenchmark(exchange, tcp, Memory.HEAP, quick, false);
=======
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
>>>>>>> main
        List<Loop> loops = benchmark.loops();
        assertThat(benchmark.subject().bars()).isNotEmpty();
        for (int size : benchmark.subject().bars().keySet()) {
            assertThat(loops).anyMatch(loop -> loop.size() == size && loop.repetitions() > 2);
        }
    }

    @ParameterizedTest
<<<<<<< HEAD
    @EnumSource(
            names = {"OBJECTS", "THREADS"},
            mode = EnumSource.Mode.EXCLUDE)
    void loops_areFewer_ifAnAnswerInSecondsIsWanted(Exchange exchange) {
        List<Loop> all = new PairBenchmark(exchange, false, Memory.HEAP, false, false).loops();
        List<Loop> few = new PairBenchmark(exchange, false, Memory.HEAP, true, false).loops();
        assertThat(few).isNotEmpty();
        assertThat(all.stream()
                        .mapToInt(loop -> loop.iterations() * loop.repetitions())
                        .sum())
                .isGreaterThan(few.stream()
                        .mapToInt(loop -> loop.iterations() * loop.repetitions())
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({"false, HEAP, latency", "false, NATIVE, latency-native", "true, HEAP, tcp-latency"})
    void name_tellsTheWayAndWhereBuffersLie(boolean tcp, Memory memory, String name) {
        assertThat(new PairBenchmark(Exchange.LATENCY, tcp, memory, false, false)
                        .subject()
                        .name())
                .isEqualTo(name);
=======
    @CsvSource({
        "MEMORY, HEAP, latency",
        "MEMORY, NATIVE, latency-native",
        "LOOPBACK, HEAP, tcp-latency",
        "HOSTS, HEAP, hosts-latency"
    })
    void name_tellsTheWayAndWhereBuffersLie(Way way, Memory memory, String name) {
        assertThat(new PairBenchmark(true, way, memory, false).subject().name()).isEqualTo(name);
>>>>>>> main
    }
}
