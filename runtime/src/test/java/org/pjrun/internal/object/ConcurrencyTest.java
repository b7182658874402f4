package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at one codec. */
@Timeout(60)
class ConcurrencyTest {
    private static final long SEED = System.nanoTime();

    record Item(int thread, String text, double[] values, List<Item> more) {
        boolean same(Item other) {
            return thread == other.thread
                    && text.equals(other.text)
                    && Arrays.equals(values, other.values)
                    && more.size() == other.more.size()
                    && (more.isEmpty() || more.get(0).same(other.more.get(0)));
        }
    }

    @Test
    void roundTrip_eightThreadsAtOnce_eachGetsItsOwn() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            runIn(threads, 8, 1500);
        }
    }

    @Test
    void roundTrip_thousandVirtualThreads_eachGetsItsOwn() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            runIn(threads, 1000, 10);
        }
    }

    private static void runIn(ExecutorService threads, int count, int rounds) throws Exception {
        ObjectCodec codec = ObjectCodec.standard();
        List<Future<Boolean>> results = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            int id = thread;
            Callable<Boolean> work = () -> {
                Wire wire = new Wire(SEED + id);
                SplittableRandom random = new SplittableRandom(SEED + id);
                for (int i = 0; i < rounds; i++) {
                    Item inner = new Item(id, "inner" + i, new double[random.nextInt(10)], List.of());
                    Item sent = new Item(
                            id, "text" + i, random.doubles(random.nextInt(800)).toArray(), List.of(inner));
                    Map<Integer, Item> arrived = wire.roundTrip(codec, Map.of(i, sent));
                    if (!arrived.get(i).same(sent)) {
                        return false;
                    }
                }
                return true;
            };
            results.add(threads.submit(work));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).as("seed %d", SEED).isTrue();
        }
    }
}
