package org.pjrun.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.testkit.Ranks;

/** A pool over the ranks of a communicator. */
final class PoolTest {
    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1000).boxed().toList();

    /** What a master does. */
    private interface Program {
        void run(Pool pool) throws Exception;
    }

    /** Runs a master's program on a pool over so many ranks. */
    private static void pool(int ranks, Options options, Program program) {
        Ranks.run(ranks, comm -> {
            try (Pool pool = Pool.over(comm, options)) {
                if (pool.isMaster()) {
                    program.run(pool);
                }
            }
        });
    }

    private static void pool(int ranks, Program program) {
        pool(ranks, Options.USUAL, program);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void map_returnsResultsInTheOrderOfInputs(int ranks) {
        List<Integer> squares = NUMBERS.stream().map(x -> x * x).toList();
        pool(ranks, pool -> {
            assertThat(pool.map(NUMBERS, x -> x * x)).isEqualTo(squares);
            assertThat(pool.map(NUMBERS, x -> x * x, 1)).isEqualTo(squares);
            assertThat(pool.map(NUMBERS, x -> x * x, 300)).isEqualTo(squares);
            assertThat(pool.map(NUMBERS, x -> "" + x))
                    .isEqualTo(NUMBERS.stream().map(x -> "" + x).toList());
            assertThat(pool.map(Set.of(7), x -> x + 0.5)).containsExactly(7.5);
            assertThat(pool.map(List.<Integer>of(), x -> x)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void streams_giveResultsOfEndlessInputs(int ranks) {
        pool(ranks, pool -> {
            Iterable<Integer> endless = () -> Stream.iterate(0, i -> i + 1).iterator();
            try (Stream<Integer> results = pool.mapOrdered(endless, x -> 2 * x)) {
                assertThat(results.limit(5000))
                        .isEqualTo(IntStream.range(0, 5000).mapToObj(x -> 2 * x).toList());
            }
            try (Stream<Integer> results = pool.mapUnordered(NUMBERS, x -> -x)) {
                assertThat(results)
                        .containsExactlyInAnyOrderElementsOf(
                                NUMBERS.stream().map(x -> -x).toList());
            }
        });
    }

    @Test
    void lookAhead_boundsWhatIsTakenFromTheInputs() {
        pool(3, pool -> {
            List<Integer> taken = new ArrayList<>();
            Stream<Integer> inputs = Stream.iterate(0, i -> i + 1).peek(taken::add);
            try (Stream<Integer> results = pool.stream(inputs.iterator(), x -> x, 2, 10, true)) {
                assertThat(results.limit(20)).hasSize(20);
            }
            assertThat(taken.size()).isBetween(20, 32);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void otherForms_computeTheSame(int ranks) {
        pool(ranks, pool -> {
            int sum = NUMBERS.stream().mapToInt(x -> x).sum();
            assertThat(pool.reduce(NUMBERS, 0, x -> x, Integer::sum)).isEqualTo(sum);
            assertThat(pool.reduce(List.of("a", "b", "c"), "", x -> x, (a, b) -> a + b))
                    .isEqualTo("abc");
            assertThat(pool.starMap(NUMBERS, NUMBERS, (a, b) -> a - b))
                    .containsOnly(0)
                    .hasSize(1000);
            assertThat((Object) pool.apply(x -> x + 1, 41)).isEqualTo(42);
            try (Broadcast<int[]> table = pool.broadcast(new int[] {5, 6, 7})) {
                assertThat(pool.map(table, List.of(2, 0, 1), (t, i) -> t[i])).containsExactly(7, 5, 6);
            }
            pool.forEach(NUMBERS, x -> assertThat(x).isNotNegative());
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                futures.add(pool.submit(() -> number * 3));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(futures.get(i).join()).isEqualTo(3 * i);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void failure_tellsIndexWorkerAndWhereItWasThrown(int ranks) {
        pool(ranks, pool -> {
            assertThatThrownBy(() -> pool.map(NUMBERS, PoolTest::failsAt777))
                    .isInstanceOf(TaskException.class)
                    .hasMessageContaining("task 777 failed on ")
                    .hasMessageContaining("IllegalStateException: no 777 here")
                    .satisfies(e -> assertThat(((TaskException) e).index()).isEqualTo(777))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .satisfies(e ->
                            assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("failsAt777"));
            assertThat(pool.map(List.of(1), x -> x)).containsExactly(1);
        });
    }

    private static int failsAt777(int x) {
        if (x == 777) {
            throw new IllegalStateException("no 777 here");
        }
        return x;
    }

    @Test
    void whatCannotBeSent_isAnErrorOfItsTaskAlone() {
        pool(3, pool -> {
            Thread thread = Thread.currentThread();
            assertThatThrownBy(() -> pool.submit(() -> thread.getName()).join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("cannot be sent")
                    .hasMessageContaining("thread");
            assertThatThrownBy(() -> pool.map(NUMBERS, x -> x == 500 ? Thread.currentThread() : (Object) x))
                    .isInstanceOf(TaskException.class)
                    .hasMessageContaining("task 500 failed on rank")
                    .hasMessageContaining("its result cannot be sent");
            List<Object> inputs = new ArrayList<>(NUMBERS);
            inputs.set(400, thread);
            assertThatThrownBy(() -> pool.map(inputs, x -> x))
                    .isInstanceOf(TaskException.class)
                    .hasMessageContaining("task 400 cannot be sent");
            assertThat(pool.map(NUMBERS, x -> x)).isEqualTo(NUMBERS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void taskThatFollowsAResult_isAwaitedWhereThatIsTold(int ranks) {
        pool(ranks, pool -> {
            CompletableFuture<Integer> second = pool.submit(() -> 20)
                    .thenApply(x -> pool.map(List.of(x, 1), y -> y + 1).get(0));
            assertThat(second.join()).isEqualTo(21);
        });
    }

    @Test
    void badInput_isRefused() {
        pool(2, pool -> {
            assertThatThrownBy(() -> pool.map(NUMBERS, x -> x, -1)).hasMessage("chunk: -1 (expected: > 0)");
            assertThatThrownBy(() -> pool.starMap(List.of(1), List.of(), (a, b) -> a))
                    .hasMessageContaining("1 and 0 inputs");
            pool.close();
            assertThatThrownBy(() -> pool.map(NUMBERS, x -> x)).hasMessageContaining("the pool has been closed");
        });
        assertThatThrownBy(() -> Pool.start(0)).hasMessage("workers: 0 (expected: > 0)");
    }

    @Test
    void initializerThatFails_breaksThePool() {
        Options broken = Options.USUAL.initializer(() -> {
            throw new IllegalArgumentException("no licence");
        });
        pool(
                2,
                broken,
                pool -> assertThatThrownBy(() -> pool.map(NUMBERS, x -> x))
                        .isInstanceOf(TaskException.class)
                        .hasMessageContaining("in its initializer")
                        .hasMessageContaining("no licence"));
    }

    @Test
    void timeLimit_interruptsATask() {
        pool(2, Options.USUAL.timeLimit(Duration.ofMillis(50)), pool -> {
            assertThatThrownBy(() -> pool.map(List.of(1, 2, 3), PoolTest::sleepAt2))
                    .hasMessageContaining("task 1 failed on rank 1: it was interrupted at its time limit");
            assertThat(pool.map(List.of(1, 3), PoolTest::sleepAt2)).containsExactly(1, 3);
        });
    }

    private static int sleepAt2(int x) throws InterruptedException {
        if (x == 2) {
            Thread.sleep(Duration.ofSeconds(20));
        }
        return x;
    }

    @Test
    void cancel_interruptsATaskThatRuns() {
        pool(2, pool -> {
            CompletableFuture<Integer> slow = pool.submit(() -> sleepAt2(2));
            CompletableFuture<Integer> waiting = pool.submit(() -> 5);
            assertThat(waiting.cancel(true)).isTrue();
            assertThat(slow.cancel(true)).isTrue();
            assertThat(slow).isCancelled();
            assertThat((Object) pool.apply(x -> x, 6)).isEqualTo(6); // once the worker is free again
        });
    }

    @Test
    void get_isInterrupted() {
        pool(2, pool -> {
            CompletableFuture<Integer> slow = pool.submit(() -> sleepAt2(2));
            Thread.currentThread().interrupt();
            assertThatThrownBy(slow::get).isInstanceOf(InterruptedException.class);
            Thread waiting = Thread.currentThread();
            Thread interrupting = Thread.ofVirtual().start(() -> {
                while (waiting.getState() == Thread.State.RUNNABLE) {
                    Thread.yield();
                }
                waiting.interrupt(); // now that it has been relieved, and parks
            });
            assertThatThrownBy(slow::get).isInstanceOf(InterruptedException.class);
            assertThat(slow).isNotDone();
            slow.cancel(true);
            interrupting.join();
            assertThat((Object) pool.apply(x -> x, 6)).isEqualTo(6);
        });
    }

    @Test
    void resultsThatNobodyWaitsFor_complete() throws Exception {
        CompletableFuture<Integer> told = new CompletableFuture<>();
        pool(2, pool -> {
            pool.submit(() -> 8).thenAccept(told::complete);
            assertThat(told.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join())
                    .isEqualTo(8);
        });
    }
}
