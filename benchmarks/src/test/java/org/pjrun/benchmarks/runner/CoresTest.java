package org.pjrun.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class CoresTest {
    @Test
    void list_readsTheKernelsForm() {
        assertThat(Cores.list("0")).containsExactly(0);
        assertThat(Cores.list("0,2-4,7")).containsExactly(0, 2, 3, 4, 7);
    }

    @Test
    void allowed_areAtLeastOne() throws Exception {
        assertThat(Cores.allowed()).isNotEmpty();
    }
}
