package org.pjrun.benchmarks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class LoopTest {
    @Test
    void parse_readsWhatToStringWrites() {
        Loop loop = new Loop(1024, 400, 21);
        assertThat(loop.toString()).isEqualTo("1024:400:21");
        assertThat(Loop.parse(loop.toString())).isEqualTo(loop);
    }

    @Test
    void parse_ofNonsense_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Loop.parse("8:5")).withMessageContaining("8:5");
        assertThatIllegalArgumentException().isThrownBy(() -> Loop.parse("8:x:5"));
    }
}
