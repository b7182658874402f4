package org.pjrun.collectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScheduleTest {
    @Test
    void builder_steps_standInOrder() {
        Schedule schedule = Schedule.builder()
                .recv(3, Schedule.SCRATCH, 2, 5)
                .send(1, Schedule.INPUT, 7, 8)
                .waitAll()
                .reduceReversed(Schedule.OUTPUT, 1, Schedule.SCRATCH, 2, 5)
                .build();
        assertThat(schedule).hasToString("""
            0 recv from 3: scratch[2, 7)
            1 send to 1: input[7, 15)
            2 wait
            3 reduce reversed: output[1, 6) from scratch[2, 7)
            """);
        assertThat(schedule.op(3)).isEqualTo(Step.REDUCE_REVERSED);
        assertThat(schedule.peer(1)).isEqualTo(1);
        assertThat(schedule.buffer(3)).isEqualTo(Schedule.OUTPUT);
        assertThat(schedule.offset(3)).isEqualTo(1);
        assertThat(schedule.count(3)).isEqualTo(5);
        assertThat(schedule.sourceBuffer(3)).isEqualTo(Schedule.SCRATCH);
        assertThat(schedule.sourceOffset(3)).isEqualTo(2);
        assertThat(schedule.scratch()).isEqualTo(7);
    }

    @Test
    void builder_needlessSteps_areLeftOut() {
        Schedule schedule = Schedule.builder()
                .waitAll()
                .copy(Schedule.OUTPUT, 0, Schedule.INPUT, 0, 0)
                .send(1, Schedule.OUTPUT, 0, 0)
                .waitAll()
                .waitAll()
                .build();
        assertThat(schedule).hasToString("0 send to 1: output[0, 0)\n");
    }

    @Test
    void builder_manySteps_grows() {
        Schedule.Builder steps = Schedule.builder();
        for (int i = 0; i < 1000; i++) {
            steps.send(i, Schedule.INPUT, 2L * i, 1);
        }
        Schedule schedule = steps.build();
        assertThat(schedule.steps()).isEqualTo(1000);
        assertThat(schedule.peer(999)).isEqualTo(999);
        assertThat(schedule.offset(999)).isEqualTo(1998);
    }

    @Test
    void builder_badArguments_areRefused() {
        assertThatThrownBy(() -> Schedule.builder().recv(0, Schedule.INPUT, 0, 1))
                .hasMessage("schedule: target buffer: input (expected: output or scratch)");
        assertThatThrownBy(() -> Schedule.builder().send(0, Schedule.INPUT, -1, 1))
                .hasMessageContaining("offset -1");
    }

    @Test
    void name_everyOperation_isNamed() {
        for (int op = Step.SEND; op <= Step.RELEASE; op++) {
            assertThat(Step.name(op)).isNotBlank();
        }
        assertThatThrownBy(() -> Step.name(99)).hasMessageContaining("99");
    }
}
