package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Collective;
import org.pjrun.internal.bootstrap.Tuning;

/** Every algorithm, named by the user, over the real engine and every wire: random calls of all collectives. */
@Timeout(120)
final class AlgorithmsTest {
    private static final int CALLS = 8;

    /** Wishes that together name every algorithm: the first of each collective, the second, and so on. */
    private static List<String> wishes() {
        List<String> wishes = new ArrayList<>();
        int most = Stream.of(Collective.values())
                .mapToInt(collective -> Algorithms.of(collective).size())
                .max()
                .orElseThrow();
        for (int i = 0; i < most; i++) {
            List<String> choices = new ArrayList<>();
            for (Collective collective : Collective.values()) {
                List<Algorithm> algorithms = Algorithms.of(collective);
                String name = collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
                choices.add(name + "=" + algorithms.get(i % algorithms.size()).name());
            }
            wishes.add(String.join(",", choices));
        }
        return wishes;
    }

    static Stream<Arguments> wiresAndWishes() {
        return Stream.of(Wire.values()).flatMap(wire -> wishes().stream().map(wish -> Arguments.of(wire, wish)));
    }

    @ParameterizedTest
    @MethodSource("wiresAndWishes")
    void algorithms_randomCalls_giveWhatTheDefinitionsSay(Wire wire, String wish) {
        int[] sizes = switch (wire) {
            case RING -> new int[] {2, 3, 4, 7};
            case TCP -> new int[] {4};
            case HOSTS -> new int[] {4, 5};
        };
        long seed = System.nanoTime();
        for (int size : sizes) {
            LocalJob.run(size, wire, new Tuning(wish, false, false), comm -> {
                RandomCalls calls = new RandomCalls(comm, new Random(seed), "seed " + seed + ", " + wish);
                for (Collective collective : Collective.values()) {
                    for (int call = 0; call < (wire == Wire.RING ? CALLS : CALLS / 2); call++) {
                        calls.call(collective);
                    }
                }
            });
        }
    }

    @Test
    void wishes_together_nameEveryAlgorithm() {
        String all = String.join(",", wishes());
        assertThat(Algorithms.all())
                .allSatisfy(algorithm -> assertThat("," + all + ",")
                        .contains(","
                                + algorithm
                                        .collective()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + "=" + algorithm.name() + ","));
    }
}
