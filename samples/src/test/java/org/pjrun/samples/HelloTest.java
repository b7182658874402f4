package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.testkit.Ranks;

@Timeout(30)
class HelloTest {
    @Test
    void greeting_threeRanks_eachNamesItself() {
        List<String> greetings = Ranks.call(3, Hello::greeting);
        assertThat(greetings)
                .containsExactly("Hello from rank 0 of 3", "Hello from rank 1 of 3", "Hello from rank 2 of 3");
    }
}
