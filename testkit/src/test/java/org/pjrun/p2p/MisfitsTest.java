package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.pjrun.Comm;
import org.pjrun.MismatchException;
import org.pjrun.Request;
import org.pjrun.TruncationException;
import org.pjrun.testkit.Ranks;

/** A message that does not go into its receive is an error on both sides (MPI 4.1 §3.2.4, §3.3.1). */
class MisfitsTest {
    @Test
    void senderThatStillWaits_getsTheErrorInItsCall() {
        Ranks.run(2, comm -> {
            if (comm.rank() == 1) {
                assertThatThrownBy(() -> comm.recv(new int[2], 0, 5)).isInstanceOf(TruncationException.class);
                return;
            }
            assertThatThrownBy(() -> comm.ssend(new int[4], 1, 5))
                    .isInstanceOf(TruncationException.class)
                    .hasMessageStartingWith("ssend: ")
                    .hasMessageContaining("rank 1 of the world could not receive at MisfitsTest.java:")
                    .hasMessageContaining("the message with tag 5 that was sent at MisfitsTest.java:")
                    .hasMessageContaining("16 bytes arrived, the buffer holds 8")
                    .hasStackTraceContaining("MisfitsTest.java");
        });
    }

    @Test
    void requestOfALongMessage_fails() {
        Ranks.run(2, comm -> {
            if (comm.rank() == 1) {
                assertThatThrownBy(() -> comm.recv(new long[1 << 20], 0, 5)).isInstanceOf(MismatchException.class);
                return;
            }
            Request request = comm.isend(new double[1 << 17], 1, 5);
            assertThatThrownBy(request::waitFor)
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContaining("DOUBLE");
        });
    }

    @Test
    void senderThatHasReturned_getsTheErrorInItsNextCall_once() {
        Ranks.run(2, comm -> {
            Comm own = comm.dup();
            if (comm.rank() == 0) {
                own.send(new double[1], 1, 5);
                comm.recv(new byte[1], 1, 0); // on another communicator: rank 1 has said by then what was wrong
                assertThatThrownBy(() -> own.send(new int[1], 1, 6))
                        .isInstanceOf(MismatchException.class)
                        .hasMessageStartingWith("send: ")
                        .hasMessageContaining("the message with tag 5 that was sent at MisfitsTest")
                        .hasMessageContaining("1 DOUBLE was sent (expected: up to 1 INT");
                own.send(new int[] {8}, 1, 6);
            } else {
                assertThatThrownBy(() -> own.recv(new int[1], 0, 5)).isInstanceOf(MismatchException.class);
                comm.send(new byte[1], 0, 0);
                assertThat(own.recvInt(0, 6)).isEqualTo(8);
            }
            own.free();
        });
    }

    @Test
    void communicatorThatIsFreed_tellsLast() {
        Ranks.run(2, comm -> {
            Comm own = comm.dup();
            if (comm.rank() == 0) {
                own.send(new double[1], 1, 5);
                comm.recv(new byte[1], 1, 0);
                assertThatThrownBy(own::free).isInstanceOf(MismatchException.class);
                assertThatThrownBy(own::group).hasMessageContaining("the communicator has been freed");
            } else {
                assertThatThrownBy(() -> own.recv(new int[1], 0, 5)).isInstanceOf(MismatchException.class);
                comm.send(new byte[1], 0, 0);
                own.free();
            }
        });
    }

    @Test
    void senderThatDoesNotListen_holdsNobodyUp() {
        int messages = 150; // each is told of, and there is no room for so many words
        CountDownLatch received = new CountDownLatch(1);
        Ranks.run(2, comm -> {
            Comm own = comm.dup();
            if (comm.rank() == 0) {
                for (int i = 0; i < messages; i++) {
                    comm.send(new int[2], 1, 5);
                }
                own.send(new byte[1], 1, 0);
                received.await();
                own.recv(new byte[1], 1, 0);
                assertThatThrownBy(() -> comm.send(new int[1], 1, 6)).isInstanceOf(TruncationException.class);
            } else {
                own.recv(new byte[1], 0, 0);
                for (int i = 0; i < messages; i++) {
                    assertThatThrownBy(() -> comm.recv(new int[1], 0, 5)).isInstanceOf(TruncationException.class);
                }
                received.countDown();
                own.send(new byte[1], 0, 0);
            }
            own.free();
        });
    }
}
