package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether messages of some kilobytes come in frames or are copied once, by the time that each way takes. */
class LongFramesTest {
    private static final int BYTES = 8192;

    private long now;
    private final LongFrames frames = new LongFrames(() -> now);

    @Test
    void bothAreTried_andFramesStayWhereTwoCopiesAreFaster() {
        assertThat(receive(16, 500, 2000)).isEqualTo(16);
        assertThat(receive(16, 500, 2000)).isZero();
        assertThat(receive(256, 500, 2000)).isEqualTo(256);
    }

    @Test
    void bothAreTried_andOneCopyStaysWhereItIsFaster() {
        receive(32, 1100, 2000);
        assertThat(receive(256, 1100, 2000)).as("each end copies for 1100").isZero();
    }

    @Test
    void othersAreTriedAgain_lessAndLessOften_andTakenWhenTheyHaveBecomeFaster() {
        receive(32, 1100, 2000);
        assertThat(receive(256 + 32 + 512, 1100, 2000)).as("sixteen are tried").isEqualTo(16);
        assertThat(receive(32, 400, 2000)).isEqualTo(16);
        assertThat(receive(1024, 400, 2000)).isEqualTo(1024);
    }

    @Test
    void oneSlowMessage_doesNotDecide() {
        receive(15, 500, 2000);
        receive(1, 90_000, 2000);
        receive(16, 500, 2000);
        assertThat(receive(256, 500, 2000)).isEqualTo(256);
    }

    @Test
    void announcedMessagesThatAreNotOffered_leaveTheWayToFrames() {
        receive(16, 500, 2000);
        assertThat(frames.wanted()).isFalse();
        for (int i = 0; i < 16; i++) {
            frames.announced();
        }
        assertThat(frames.wanted()).isTrue();
    }

    @Test
    void announcedMessages_doNotEndTheTrialOfFrames() {
        for (int i = 0; i < 100; i++) {
            frames.announced();
        }
        assertThat(frames.wanted()).isTrue();
        assertThat(receive(16, 500, 2000)).isEqualTo(16);
        assertThat(frames.wanted()).isFalse();
    }

    /** Receives messages as they are wanted, by what each way takes; how many of them came in frames. */
    private int receive(int count, long frame, long copy) {
        int framed = 0;
        for (int i = 0; i < count; i++) {
            boolean inFrame = frames.wanted();
            frames.begin();
            now += inFrame ? frame : copy;
            if (inFrame) {
                frames.framed(BYTES);
                framed++;
            } else {
                frames.copied(BYTES);
            }
        }
        return framed;
    }
}
