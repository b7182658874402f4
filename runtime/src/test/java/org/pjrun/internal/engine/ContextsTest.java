package org.pjrun.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of contexts and the intervals of freed ones against plain sets; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class ContextsTest {
    private final long seed = Long.getLong("pjrun.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void table_randomUse_agreesWithAMap() {
        Contexts contexts = new Contexts();
        Map<Long, MatchQueues> model = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long context = ContextId.of(random.nextInt(3), random.nextInt(200)) + random.nextInt(3);
            MatchQueues known = model.get(context);
            switch (random.nextInt(4)) {
                case 0 -> {
                    MatchQueues found = contexts.of(context);
                    assertThat(known == null || known == found)
                            .as("seed %d", seed)
                            .isTrue();
                    model.put(context, found);
                }
                case 1 -> {
                    if (known != null) {
                        contexts.remove(known);
                        model.remove(context);
                    }
                }
                default ->
                    assertThat(contexts.find(context)).as("seed %d", seed).isSameAs(known);
            }
            assertThat(contexts.count()).isEqualTo(model.size());
        }
        Set<MatchQueues> seen = new HashSet<>();
        contexts.forEach(seen::add);
        assertThat(seen).as("seed %d", seed).isEqualTo(new HashSet<>(model.values()));
        contexts.forEach(contexts::remove);
        assertThat(contexts.count()).isZero();
    }

    @Test
    void arriving_knownUnknownAndFreed_areToldApart() {
        Contexts contexts = new Contexts();
        long known = ContextId.of(1, 1);
        long early = ContextId.of(2, 7) + ContextId.COLLECTIVE;
        MatchQueues made = contexts.of(known);
        assertThat(contexts.arriving(known)).isSameAs(made);
        MatchQueues waiting = contexts.arriving(early);
        assertThat(waiting).isNotNull();
        assertThat(contexts.of(early)).isSameAs(waiting);
        contexts.remove(made);
        contexts.freed(ContextId.serial(known));
        assertThat(contexts.arriving(known)).isNull();
        assertThat(contexts.arriving(known + ContextId.COLLECTIVE)).isNull();
        assertThat(contexts.arriving(ContextId.of(1, 2))).isNotNull();
        assertThat(contexts.arriving(ContextId.of(1, 0))).isNotNull();
    }

    @Test
    void freed_randomOrder_agreesWithASet() {
        FreedContexts freed = new FreedContexts();
        Set<Long> model = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long serial = random.nextInt(800);
            if (random.nextInt(16) == 0) {
                freed.add(serial);
                model.add(serial);
            }
            assertThat(freed.contains(serial)).as("seed %d", seed).isEqualTo(model.contains(serial));
        }
    }

    @Test
    void freed_inOrder_isOneInterval() {
        FreedContexts freed = new FreedContexts();
        List<Long> late = new ArrayList<>();
        for (long serial = 1; serial <= 100_000; serial++) {
            if (serial % 1000 == 0) {
                late.add(serial);
            } else {
                freed.add(serial);
            }
        }
        assertThat(freed.intervals()).isEqualTo(100);
        late.forEach(freed::add);
        assertThat(freed.intervals()).isEqualTo(1);
    }

    @Test
    void freed_tooManyIntervals_theOneUnusedLongestIsForgotten() {
        FreedContexts freed = new FreedContexts();
        for (int i = 0; i < FreedContexts.MOST; i++) {
            freed.add(10L * i);
        }
        freed.add(1); // the first one grows, so the second is the oldest
        freed.add(10L * FreedContexts.MOST);
        assertThat(freed.intervals()).isEqualTo(FreedContexts.MOST);
        assertThat(freed.contains(0)).isTrue();
        assertThat(freed.contains(1)).isTrue();
        assertThat(freed.contains(10)).isFalse();
        assertThat(freed.contains(10L * FreedContexts.MOST)).isTrue();
    }
}
