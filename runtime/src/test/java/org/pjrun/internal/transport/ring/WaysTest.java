package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which way very long messages go, by the time that each way takes. */
class WaysTest {
    private static final long BYTES = 64L << 20;

    private long now;
    private final Ways ways = new Ways(() -> now);

    @Test
    void bothAreTried_andTheFasterOneIsTaken() {
        assertThat(send(10, 5)).isTrue();
        assertThat(send(10, 5)).isFalse();
        for (int n = 0; n < 20; n++) {
            assertThat(send(10, 5)).as("two copies are faster").isFalse();
        }
    }

    @Test
    void slowerOneIsTriedAgainNowAndThen_andTakenWhenItHasBecomeFaster() {
        send(5, 10);
        send(5, 10);
        int others = 0;
        for (int n = 0; n < 64; n++) {
            others += send(5, 10) ? 0 : 1;
        }
        assertThat(others).isEqualTo(2);

        for (int n = 0; n < 64; n++) {
            send(50, 10);
        }
        assertThat(send(50, 10)).as("one copy has become slow").isFalse();
    }

    @Test
    void endOfWhatWasNotDecidedHere_changesNothing() {
        ways.end(BYTES);
        now += 1;
        ways.end(BYTES);

        assertThat(ways.begin()).as("nothing is known of one copy").isTrue();
    }

    /** A message that takes so long by one copy and by two; whether it was copied once. */
    private boolean send(long once, long twice) {
        boolean copiesOnce = ways.begin();
        now += copiesOnce ? once : twice;
        ways.end(BYTES);
        return copiesOnce;
    }
}
