package org.pjrun.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.testkit.Ranks;

/** Workers as an ExecutorService, and ranges of numbers. */
final class RankExecutorTest {
    private interface Program {
        void run(RankExecutor executor) throws Exception;
    }

    private static void executor(int ranks, Program program) {
        Ranks.run(ranks, comm -> {
            Pool pool = Pool.over(comm);
            if (pool.isMaster()) {
                try (RankExecutor executor = RankExecutor.of(pool)) {
                    program.run(executor);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void submitted_isDoneByWorkers(int ranks) {
        executor(ranks, executor -> {
            Future<Integer> answer = executor.submit(() -> 6 * 7);
            assertThat(answer.get()).isEqualTo(42);
            assertThat(executor.submit(() -> {}).get()).isNull();
            List<TaskCall<Integer>> calls = List.of(() -> 1, () -> 2, () -> 3);
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> each : executor.invokeAll(calls)) {
                results.add(each.get());
            }
            assertThat(results).containsExactly(1, 2, 3);
            assertThat(executor.invokeAny(calls)).isBetween(1, 3);
            assertThatThrownBy(() -> executor.submit(RankExecutorTest::fails).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("not today");
        });
    }

    private static int fails() {
        throw new IllegalStateException("not today");
    }

    @Test
    void shutdown_isGracefulOrNot() {
        executor(2, executor -> {
            Future<Integer> last = executor.submit(() -> 5);
            executor.shutdown();
            assertThatThrownBy(() -> executor.submit(() -> 6)).isInstanceOf(RejectedExecutionException.class);
            assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(last.get()).isEqualTo(5);
        });
        executor(2, executor -> {
            CompletableFuture<Integer> slow = executor.submit(() -> {
                Thread.sleep(20_000);
                return 5;
            });
            CompletableFuture<Integer> queued = executor.submit(() -> 5);
            executor.shutdownNow();
            assertThat(slow).isCancelled();
            assertThat(queued).isCancelled();
            assertThat(executor.isTerminated()).isTrue();
        });
    }

    @Test
    void tasksAfterOthers_makeAGraph() {
        executor(3, executor -> {
            CompletableFuture<Integer> a = executor.submit(() -> 2);
            CompletableFuture<Integer> b = executor.after(a, x -> x * 10);
            CompletableFuture<Integer> c = executor.after(() -> 7, a, b);
            assertThat(b.join() + c.join()).isEqualTo(27);
            CompletableFuture<Integer> failing = executor.submit(RankExecutorTest::fails);
            assertThatThrownBy(executor.after(() -> 1, failing)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("not today");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void divide_combinesParts(int ranks) {
        executor(ranks, executor -> {
            CompletableFuture<Long> fibonacci = executor.divide(
                    22,
                    n -> n < 2 ? List.of() : List.of(n - 1, n - 2),
                    n -> {
                        spin();
                        return (long) n;
                    },
                    parts -> parts.get(0) + parts.get(1));
            assertThat(fibonacci.join()).isEqualTo(17_711);
        });
    }

    /** Takes a microsecond or so. */
    private static void spin() {
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void urgentTasks_areDoneFirst() {
        executor(2, executor -> {
            List<CompletableFuture<Long>> usual = new ArrayList<>();
            CompletableFuture<?> blocking = executor.submit(() -> {
                Thread.sleep(100);
                return 0;
            });
            for (int i = 0; i < 20; i++) {
                usual.add(executor.submit(() -> {
                    Thread.sleep(2);
                    return System.nanoTime();
                }));
            }
            CompletableFuture<Long> urgent = executor.submit(5, System::nanoTime);
            blocking.join();
            for (CompletableFuture<Long> each : usual) {
                assertThat(each.join()).isGreaterThan(urgent.join());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void range_isComputedInBatches(int ranks) {
        Ranks.run(ranks, comm -> {
            try (Pool pool = Pool.over(comm)) {
                if (!pool.isMaster()) {
                    return;
                }
                Parallel.Range range = Parallel.on(pool).within(10, 10_010);
                assertThat(range.mapToDouble(i -> 0.5 * i).sum()).isEqualTo(0.5 * (10 + 10_009) * 5000);
                assertThat(range.mapToLong(i -> i).max()).isEqualTo(10_009);
                assertThat(range.chunk(7).mapToLong(i -> -i).min()).isEqualTo(-10_009);
                assertThat(range.mapToDouble(i -> i).toArray())
                        .hasSize(10_000)
                        .startsWith(10, 11)
                        .endsWith(10_009);
                assertThat(Parallel.on(pool).within(3, 6).map(i -> "" + i)).containsExactly("3", "4", "5");
                assertThat(Parallel.on(pool).within(3, 3).mapToDouble(i -> i).sum())
                        .isZero();
                assertThatThrownBy(() -> Parallel.on(pool).within(3, 2))
                        .hasMessage("range from 3 to 2 (expected: upwards)");
                assertThatThrownBy(() -> range.forEach(i -> {
                            if (i == 5000) {
                                throw new IllegalStateException("five thousand");
                            }
                        }))
                        .isInstanceOf(TaskException.class)
                        .hasMessageContaining("five thousand");
            }
        });
    }

    @Test
    void callableThatIsNoTask_isSentIfItCanBe() {
        executor(2, executor -> {
            Callable<String> call = new Word("hello");
            assertThat(executor.submit(call).get()).isEqualTo("hello");
            Callable<String> lambda = () -> "hello";
            assertThatThrownBy(() -> executor.submit(lambda).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("cannot be sent");
        });
    }

    private record Word(String text) implements Callable<String> {
        @Override
        public String call() {
            return text;
        }
    }
}
