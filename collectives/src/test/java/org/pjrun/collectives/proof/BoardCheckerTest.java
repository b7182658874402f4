package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pjrun.collectives.Schedule.OUTPUT;

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
import org.pjrun.collectives.Step;
import org.pjrun.collectives.Topology;

/** The checker finds what can go wrong on a board: broadcasts of slices, each spoiled in one way. */
@Timeout(30)
class BoardCheckerTest {
    private static final int SLICE = 3;
    private static final int SLICES = 6;
    private static final int RANKS = 4;

    private static void check(
            Topology topology, Delivery delivery, long seed, int lead, IntFunction<Builder> schedule) {
        List<Call> calls = IntStream.range(0, RANKS)
                .mapToObj(
                        rank -> new Call(Collective.BCAST, rank, RANKS, 0, SLICE * SLICES, true, false, 8).on(topology))
                .toList();
        List<Schedule> schedules =
                calls.stream().map(call -> schedule.apply(call.rank()).build()).toList();
        Checker.check(calls, schedules, delivery, seed, lead);
    }

    private static void assertFault(String what, IntFunction<Builder> schedule) {
        for (Delivery delivery : Delivery.values()) {
            assertThatThrownBy(() -> check(Topology.oneHost(SLICE * 8), delivery, 1, Step.GENERATIONS, schedule))
                    .isInstanceOf(ScheduleFault.class)
                    .hasMessageContaining(what);
        }
    }

    private static Builder bcast(int rank) {
        Builder steps = Schedule.builder();
        for (int slice = 0; slice < SLICES; slice++) {
            if (rank == 0) {
                steps.publish(0, OUTPUT, slice * SLICE, SLICE);
            } else {
                steps.await(0).copyFrom(0, 0, OUTPUT, slice * SLICE, SLICE);
            }
            steps.release();
        }
        return steps;
    }

    @ParameterizedTest
    @EnumSource
    void check_correctSchedules_pass(Delivery delivery) {
        for (int seed = 0; seed < 20; seed++) {
            int s = seed;
            assertThatCode(() ->
                            check(Topology.oneHost(SLICE * 8), delivery, s, Step.GENERATIONS, BoardCheckerTest::bcast))
                    .doesNotThrowAnyException();
        }
    }

    /** The rule that keeps a fast publisher back is needed: with one tick more it overwrites what is not read yet. */
    @Test
    void check_publisherOneTickTooFarAhead_isFound() {
        assertThatThrownBy(() -> check(
                        Topology.oneHost(SLICE * 8), Delivery.LATE, 1, Step.GENERATIONS + 1, BoardCheckerTest::bcast))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("too late: the slot has been overwritten");
    }

    @Test
    void check_readWithoutAwait_isFound() {
        assertFault(
                "reads too early",
                rank -> rank != 2 ? bcast(rank) : Schedule.builder().copyFrom(0, 0, OUTPUT, 0, SLICE));
    }

    @Test
    void check_readAfterRelease_isFound() {
        assertFault(
                "reads too early",
                rank -> rank != 2
                        ? bcast(rank)
                        : Schedule.builder().await(0).release().copyFrom(0, 0, OUTPUT, 0, SLICE));
    }

    @Test
    void check_secondPublishOfATick_isFound() {
        assertFault(
                "overwrites what it has published",
                rank -> rank != 0
                        ? bcast(rank)
                        : Schedule.builder().publish(0, OUTPUT, 0, SLICE).put(0, OUTPUT, SLICE, SLICE));
    }

    @Test
    void check_readBeyondWhatWasPut_isFound() {
        assertFault(
                "has not put there",
                rank -> rank != 0 ? bcast(rank) : Schedule.builder().publish(0, OUTPUT, 0, SLICE - 1));
    }

    @Test
    void check_moreThanASlotHolds_isFound() {
        assertFault(
                "out of bounds of a slot of 3",
                rank -> rank != 0 ? bcast(rank) : Schedule.builder().publish(0, OUTPUT, 0, SLICE + 1));
    }

    @Test
    void check_rankThatStopsEarly_isFound() {
        // the others wait for it to release, or end after more ticks
        assertThatThrownBy(() -> check(
                        Topology.oneHost(SLICE * 8),
                        Delivery.EAGER,
                        1,
                        Step.GENERATIONS,
                        rank -> rank != 2 ? bcast(rank) : Schedule.builder().await(0)))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("deadlock");
        assertThatThrownBy(() -> check(
                        Topology.oneHost(SLICE * 8),
                        Delivery.EAGER,
                        1,
                        Step.GENERATIONS,
                        rank -> rank != 2 ? bcast(rank) : bcast(rank).release()))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("ticks (expected:");
    }

    @Test
    void check_slotOfAnotherHost_isFound() {
        assertThatThrownBy(() -> check(
                        Topology.blocks(2, SLICE * 8), Delivery.RANDOM, 1, Step.GENERATIONS, BoardCheckerTest::bcast))
                .isInstanceOf(ScheduleFault.class)
                .hasMessageContaining("not on this host");
    }
}
