package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdentityNumbersTest {
    private static final long SEED = System.nanoTime();

    @Test
    void find_afterAnyNumberOfAddsAndClears_isTheOrderOfAdding() {
        SplittableRandom random = new SplittableRandom(SEED);
        IdentityNumbers numbers = new IdentityNumbers();
        for (int round = 0; round < 200; round++) {
            int count = random.nextInt(round % 50 == 49 ? 40_000 : 30);
            List<Object> added = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // Equal to many others, and yet another.
                Object object = random.nextBoolean() ? new String("same") : Integer.toString(random.nextInt());
                assertThat(numbers.find(object)).isEqualTo(-1);
                if (random.nextInt(4) == 0) {
                    assertThat(numbers.find(new Object())).isEqualTo(-1);
                }
                assertThat(numbers.add(object)).as("seed %d", SEED).isEqualTo(i);
                added.add(object);
            }
            for (int i = 0; i < count; i++) {
                assertThat(numbers.find(added.get(i))).as("seed %d", SEED).isEqualTo(i);
            }
            numbers.clear();
            for (Object object : added.subList(0, Math.min(count, 100))) {
                assertThat(numbers.find(object)).as("seed %d", SEED).isEqualTo(-1);
            }
        }
    }

    @Test
    void find_ofEqualStrings_takesNoTimeThatGrowsWithTheirNumber() {
        IdentityNumbers numbers = new IdentityNumbers();
        for (int i = 0; i < 1_000_000; i++) {
            Object object = new String("same");
            assertThat(numbers.find(object)).isEqualTo(-1);
            numbers.add(object);
        }
    }
}
