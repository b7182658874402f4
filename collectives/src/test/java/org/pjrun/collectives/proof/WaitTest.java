package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.collectives.BruckAlltoall;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.ScheduleFault;
import org.pjrun.collectives.Step;
import org.pjrun.collectives.Topology;
import org.pjrun.collectives.proof.AlgorithmProofTest.Subject;

/** No algorithm waits more than it must: without any one of its waits the checker finds a fault. */
@Timeout(60)
class WaitTest {
    /**
     * Those with equal blocks, since an empty block among others makes waiting for it needless; and not those for alltoall
     * that wait in order not to flood their peers.
     */
    static Stream<Subject> algorithms() {
        return Stream.concat(AlgorithmProofTest.algorithms(), AlgorithmProofTest.pipelines())
                .filter(subject -> !subject.algorithm().collective().irregular())
                .filter(subject -> subject.algorithm().collective() != Collective.ALLTOALL
                        || subject.algorithm() instanceof BruckAlltoall);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void schedule_withoutAnyOneWait_isFaulty(Subject subject) {
        for (int size = 1; size <= 9; size++) {
            Family family = new Family(subject.algorithm().collective(), size, size / 2, 40, true, InPlace.NONE);
            List<Call> calls = family.calls(size);
            if (!subject.algorithm().supports(calls.getFirst().common())) {
                // on a board a rank waits for each other one, so there is much to leave out
                calls = size > 5
                        ? calls
                        : family.on(Topology.oneHost(12 * Family.ELEMENT_BYTES)).calls(size);
            }
            if (!subject.algorithm().supports(calls.getFirst().common())) {
                continue;
            }
            List<Schedule> schedules =
                    calls.stream().map(subject.algorithm()::schedule).toList();
            for (int rank = 0; rank < size; rank++) {
                for (int step = 0; step < schedules.get(rank).steps(); step++) {
                    if (waits(schedules.get(rank).op(step))) {
                        List<Call> played = calls;
                        List<Schedule> changed = new ArrayList<>(schedules);
                        changed.set(rank, without(schedules.get(rank), step));
                        assertThatThrownBy(() -> Checker.check(played, changed, Delivery.LATE, 1))
                                .as("%s, %d ranks, rank %d without step %d", subject, size, rank, step)
                                .isInstanceOf(ScheduleFault.class);
                    }
                }
            }
        }
    }

    /** Whether a rank waits for others in such a step, or lets them wait for it. */
    private static boolean waits(int op) {
        return op == Step.WAIT || op == Step.AWAIT || op == Step.RELEASE;
    }

    private static Schedule without(Schedule schedule, int left) {
        Schedule.Builder steps = Schedule.builder();
        for (int i = 0; i < schedule.steps(); i++) {
            if (i == left) {
                continue;
            }
            int buffer = schedule.buffer(i);
            long offset = schedule.offset(i);
            long count = schedule.count(i);
            int source = schedule.sourceBuffer(i);
            long sourceOffset = schedule.sourceOffset(i);
            switch (schedule.op(i)) {
                case Step.SEND -> steps.send(schedule.peer(i), buffer, offset, count);
                case Step.RECV -> steps.recv(schedule.peer(i), buffer, offset, count);
                case Step.COPY -> steps.copy(buffer, offset, source, sourceOffset, count);
                case Step.REDUCE -> steps.reduce(buffer, offset, source, sourceOffset, count);
                case Step.REDUCE_REVERSED -> steps.reduceReversed(buffer, offset, source, sourceOffset, count);
                case Step.PUT -> steps.put(sourceOffset, buffer, offset, count);
                case Step.PUBLISH -> steps.publish(sourceOffset, buffer, offset, count);
                case Step.AWAIT -> steps.await(schedule.peer(i));
                case Step.COPY_FROM -> steps.copyFrom(schedule.peer(i), sourceOffset, buffer, offset, count);
                case Step.REDUCE_FROM -> steps.reduceFrom(schedule.peer(i), sourceOffset, buffer, offset, count);
                case Step.RELEASE -> steps.release();
                default -> steps.waitAll();
            }
        }
        return steps.build();
    }
}
