package org.pjrun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.benchmarks.program.Memory;

@Timeout(10)
final class OptionsTest {
    @Test
    void parse_withoutOptions_takesDefaults() {
        assertThat(Options.parse("latency"))
                .isEqualTo(new Options("latency", 0, false, false, Memory.HEAP, NasOptions.DEFAULT));
    }

    @Test
    void parse_readsOptionsBeforeAndAfterTheName() {
        assertThat(Options.parse("--rounds", "7", "bandwidth", "--quick", "--realtime", "--memory", "native"))
                .isEqualTo(new Options("bandwidth", 7, true, true, Memory.NATIVE, NasOptions.DEFAULT));
    }

    @Test
    void parse_readsOptionsOfTheKernels() {
        assertThat(Options.parse("nas", "--class", "W", "--kernel", "CG", "--npb", "npb/bin")
                        .nas())
                .isEqualTo(new NasOptions("W", List.of("cg"), "npb/bin"));
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds, needs a value",
        "--rounds 0, expected",
        "--rounds x, expected",
        "--memory disk, expected",
        "nas --class B, expected",
        "nas --kernel lu, expected",
        "--fast, --fast",
        "latency bandwidth, bandwidth"
    })
    void parse_ofNonsense_saysWhat(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(line.split(" ")))
                .withMessageContaining(message);
    }
}
