package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
final class JsonReaderTest {
    @Test
    void read_givesWhatWasWritten() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a\"b\\c\nµ");
        map.put("numbers", List.of(1.5, -2.0, 1e-7));
        map.put("nested", List.of(Map.of("x", true), List.of(), Map.of()));
        map.put("nothing", Arrays.asList(null, false));
        assertThat(JsonReader.read(Json.text(map))).isEqualTo(map);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[1, ]", "{\"a\" 1}", "[1] 2", "[\"a", "[nul]", "[\"\\"})
    void read_ofSomethingElse_saysWhere(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonReader.read(text))
                .withMessageContaining("at character");
    }
}
