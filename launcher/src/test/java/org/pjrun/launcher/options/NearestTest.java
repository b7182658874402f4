package org.pjrun.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void edits_ofKnownPairs_areCounted() {
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
        assertThat(Nearest.edits("Hello", "hello")).isZero();
        assertThat(Nearest.edits("hlelo", "hello")).isEqualTo(1);
    }

    @Test
    void to_nothingNear_isNull() {
        assertThat(Nearest.to("abcdef", List.of("uvwxyz", "a"))).isNull();
    }

    @Test
    void to_severalNear_isTheNearest() {
        assertThat(Nearest.to("WordCont", List.of("WordList", "WordCount", "Hello")))
                .isEqualTo("WordCount");
    }
}
