package org.pjrun.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class JsonTest {
    @Test
    void object_isIndentedInItsOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", List.of(1.5, 2L));
        map.put("nested", List.of(List.of(1), Map.of("x", true)));
        map.put("none", Map.of());
        assertThat(Json.text(map)).isEqualTo("""
            {
              "b": 1,
              "a": [1.5, 2],
              "nested": [
                [1],
                {
                  "x": true
                }
              ],
              "none": {}
            }
            """);
    }

    @Test
    void string_isEscaped() {
        assertThat(Json.text("a\"b\\c\nµ")).isEqualTo("\"a\\\"b\\\\c\\u000aµ\"\n");
    }

    @Test
    void nulls_areWritten() {
        assertThat(Json.text(Arrays.asList(null, false))).isEqualTo("[null, false]\n");
    }

    @Test
    void numberWithoutJsonForm_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.text(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.text(Map.of("x", 1 / 0.0)));
    }

    @Test
    void otherKinds_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.text(new Object[0]))
                .withMessageContaining("expected");
    }
}
