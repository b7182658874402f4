package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pjrun.collectives.Schedule.INPUT;
import static org.pjrun.collectives.Schedule.OUTPUT;
import static org.pjrun.collectives.Schedule.SCRATCH;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Schedule.Builder;
import org.pjrun.collectives.ScheduleFault;

/** The checker finds each kind of fault that it promises to find. */
@Timeout(30)
class CheckerTest {
    private static final int COUNT = 4;

    private static void check(Collective collective, int size, Delivery delivery, IntFunction<Builder> schedule) {
        List<Call> calls = IntStream.range(0, size)
                .mapToObj(rank -> new Call(collective, rank, size, 0, COUNT, false, false, 8))
                .toList();
        List<Schedule> schedules =
                calls.stream().map(call -> schedule.apply(call.rank()).build()).toList();
        Checker.check(calls, schedules, delivery, 1);
    }

    private static void assertFault(Collective collective, String what, IntFunction<Builder> schedule) {
        for (Delivery delivery : Delivery.values()) {
            assertThatThrownBy(() -> check(collective, 2, delivery, schedule))
                    .isInstanceOf(ScheduleFault.class)
                    .hasMessageContaining(what)
                    .hasMessageContaining("seed 1");
        }
    }

    private static Builder exchange(int rank) {
        return Schedule.builder().recv(1 - rank, OUTPUT, 0, COUNT).send(1 - rank, INPUT, 0, COUNT);
    }

    private static Builder allreduce(int rank) {
        Builder steps = exchange(rank).waitAll();
        return rank == 0 ? steps.reduceReversed(OUTPUT, 0, INPUT, 0, COUNT) : steps.reduce(OUTPUT, 0, INPUT, 0, COUNT);
    }

    @ParameterizedTest
    @EnumSource
    void check_correctSchedules_pass(Delivery delivery) {
        assertThatCode(() -> check(Collective.ALLREDUCE, 2, delivery, CheckerTest::allreduce))
                .doesNotThrowAnyException();
    }

    @Test
    void check_operandsInWrongOrder_isFound() {
        assertFault(
                Collective.ALLREDUCE,
                "output[0]",
                rank -> exchange(rank).waitAll().reduce(OUTPUT, 0, INPUT, 0, COUNT));
    }

    @Test
    void check_missingReduction_isFound() {
        assertFault(Collective.ALLREDUCE, "output[0]", CheckerTest::exchange);
    }

    @Test
    void check_elementLeftOut_isFound() {
        assertFault(
                Collective.BCAST,
                "output[3]",
                rank -> rank == 0
                        ? Schedule.builder().send(1, OUTPUT, 0, COUNT - 1)
                        : Schedule.builder().recv(0, OUTPUT, 0, COUNT - 1));
    }

    @Test
    void check_useBeforeWait_isFound() {
        assertFault(Collective.ALLREDUCE, "until a wait", rank -> exchange(rank).reduce(OUTPUT, 0, INPUT, 0, COUNT));
    }

    @Test
    void check_sentRegionOverwritten_isFound() {
        assertFault(
                Collective.ALLREDUCE,
                "until a wait",
                rank -> Schedule.builder()
                        .copy(OUTPUT, 0, INPUT, 0, COUNT)
                        .send(1 - rank, OUTPUT, 0, COUNT)
                        .recv(1 - rank, OUTPUT, 3, 1));
    }

    @Test
    void check_unfinishedReceiveSent_isFound() {
        assertFault(
                Collective.ALLREDUCE,
                "until a wait",
                rank -> Schedule.builder().recv(1 - rank, OUTPUT, 0, COUNT).send(1 - rank, OUTPUT, 3, 1));
    }

    @Test
    void check_bothReceiveFirst_isADeadlock() {
        assertFault(
                Collective.ALLREDUCE,
                "deadlock",
                rank -> Schedule.builder()
                        .recv(1 - rank, OUTPUT, 0, COUNT)
                        .waitAll()
                        .send(1 - rank, INPUT, 0, COUNT));
    }

    @Test
    void check_bothSendFirst_isADeadlockOnlyWithSynchronousSends() {
        IntFunction<Builder> sendFirst = rank -> {
            Builder steps = Schedule.builder()
                    .send(1 - rank, INPUT, 0, COUNT)
                    .waitAll()
                    .recv(1 - rank, OUTPUT, 0, COUNT)
                    .waitAll();
            return rank == 0
                    ? steps.reduceReversed(OUTPUT, 0, INPUT, 0, COUNT)
                    : steps.reduce(OUTPUT, 0, INPUT, 0, COUNT);
        };
        assertThatCode(() -> check(Collective.ALLREDUCE, 2, Delivery.EAGER, sendFirst))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Collective.ALLREDUCE, 2, Delivery.LATE, sendFirst))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("deadlock");
    }

    @Test
    void check_sendWithoutReceive_isFound() {
        IntFunction<Builder> oneSendTooMany =
                rank -> rank == 0 ? allreduce(rank).send(1, INPUT, 0, 0) : allreduce(rank);
        assertThatThrownBy(() -> check(Collective.ALLREDUCE, 2, Delivery.EAGER, oneSendTooMany))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("rank 0 sends to 1");
        assertThatThrownBy(() -> check(Collective.ALLREDUCE, 2, Delivery.LATE, oneSendTooMany))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("deadlock");
    }

    @Test
    void check_differentLengths_isFound() {
        assertFault(
                Collective.BCAST,
                "gets 4 elements (expected: 3)",
                rank -> rank == 0
                        ? Schedule.builder().send(1, OUTPUT, 0, COUNT)
                        : Schedule.builder().recv(0, OUTPUT, 0, COUNT - 1));
    }

    @Test
    void check_outOfBounds_isFound() {
        assertFault(
                Collective.BCAST,
                "out of bounds of 4",
                rank -> rank == 0
                        ? Schedule.builder().send(1, OUTPUT, 1, COUNT)
                        : Schedule.builder().recv(0, OUTPUT, 0, COUNT));
    }

    @Test
    void check_outputTouchedOutsideTheRoot_isFound() {
        assertFault(
                Collective.REDUCE,
                "out of bounds of 0",
                rank -> Schedule.builder().copy(OUTPUT, 0, INPUT, 0, COUNT));
    }

    @Test
    void check_uninitialisedScratch_isFound() {
        assertFault(Collective.BCAST, "output[0]", rank -> Schedule.builder().copy(OUTPUT, 0, SCRATCH, 0, COUNT));
    }

    @Test
    void check_overlappingCopy_isFound() {
        assertFault(Collective.BCAST, "overlap", rank -> Schedule.builder().copy(OUTPUT, 0, OUTPUT, 1, 2));
    }

    @Test
    void check_sendToItself_isFound() {
        assertFault(Collective.BCAST, "to itself", rank -> Schedule.builder().send(rank, OUTPUT, 0, COUNT));
    }

    @Test
    void check_barrierThatOnlySignals_isFound() {
        assertFault(
                Collective.BARRIER,
                "leaves the barrier while rank 1",
                rank -> rank == 0
                        ? Schedule.builder().send(1, OUTPUT, 0, 0)
                        : Schedule.builder().recv(0, OUTPUT, 0, 0));
    }

    @Test
    void check_barrierThatSignalsBeforeItHears_isFound() {
        // Rank 1 passes on the news of rank 0 without waiting for it.
        assertThatThrownBy(() -> check(
                        Collective.BARRIER,
                        3,
                        Delivery.EAGER,
                        rank -> Schedule.builder()
                                .recv((rank + 2) % 3, OUTPUT, 0, 0)
                                .send((rank + 1) % 3, OUTPUT, 0, 0)
                                .recv((rank + 2) % 3, OUTPUT, 0, 0)
                                .send((rank + 1) % 3, OUTPUT, 0, 0)))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("leaves the barrier");
    }
}
