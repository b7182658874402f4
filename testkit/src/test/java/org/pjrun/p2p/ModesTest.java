package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.Comm;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** Standard, synchronous, buffered and ready mode, blocking and not (MPI 4.1 §3.4, §3.6). */
@Timeout(60)
class ModesTest {
    /** Lengths around every threshold: words, eager frames, the ring, lanes and parts of them. */
    static final int[] LENGTHS = {
        0,
        1,
        7,
        8,
        9,
        31,
        32,
        33,
        4071,
        4072,
        4073,
        4095,
        4096,
        4097,
        8192,
        16_127,
        16_128,
        16 * 1024,
        64 * 1024 - 1,
        64 * 1024,
        64 * 1024 + 1,
        256 * 1024 - 8,
        256 * 1024,
        256 * 1024 + 8,
        1024 * 1024 + 3,
        5 * 1024 * 1024
    };

    /** A way to send. */
    enum Mode {
        SEND,
        SSEND,
        BSEND,
        RSEND,
        ISEND,
        ISSEND,
        IBSEND,
        IRSEND,
        SEND_INIT,
        SSEND_INIT,
        BSEND_INIT,
        RSEND_INIT;

        /** Sends and waits until the buffer can be used again. */
        void send(Comm comm, byte[] data, int dest, int tag) {
            switch (this) {
                case SEND -> comm.send(data, dest, tag);
                case SSEND -> comm.ssend(data, dest, tag);
                case BSEND -> comm.bsend(data, dest, tag);
                case RSEND -> comm.rsend(data, dest, tag);
                case ISEND -> comm.isend(data, dest, tag).waitFor();
                case ISSEND -> comm.issend(data, dest, tag).waitFor();
                case IBSEND -> comm.ibsend(data, dest, tag).waitFor();
                case IRSEND -> comm.irsend(data, dest, tag).waitFor();
                case SEND_INIT -> run(comm.sendInit(data, dest, tag));
                case SSEND_INIT -> run(comm.ssendInit(data, dest, tag));
                case BSEND_INIT -> run(comm.bsendInit(data, dest, tag));
                case RSEND_INIT -> run(comm.rsendInit(data, dest, tag));
            }
        }

        private static void run(PersistentRequest request) {
            request.start();
            assertThat(request.waitFor()).isEqualTo(Status.EMPTY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_receivePostedBefore_everyLengthArrives(Mode mode) {
        Ranks.run(2, comm -> {
            for (int length : LENGTHS) {
                if (comm.rank() == 0) {
                    comm.recv(new byte[0], 1, 1);
                    byte[] data = pattern(length);
                    mode.send(comm, data, 1, 0);
                    Arrays.fill(data, (byte) 0); // the buffer is free again
                } else {
                    byte[] into = new byte[length + 5];
                    Request request = comm.irecv(into, 0, 0);
                    comm.send(new byte[0], 0, 1);
                    checkStatus(request.waitFor(), 0, length);
                    checkContent(into, length);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void send_messageComesBeforeReceive_everyLengthArrives(Mode mode) {
        Ranks.run(2, comm -> {
            for (int length : LENGTHS) {
                if (comm.rank() == 0) {
                    byte[] data = pattern(length);
                    mode.send(comm, data, 1, 0);
                    Arrays.fill(data, (byte) 0);
                } else {
                    assertThat(comm.probe(0, 0).count()).isEqualTo(length);
                    byte[] into = new byte[length];
                    checkStatus(comm.recv(into, 0, 0), 0, length);
                    checkContent(into, length);
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void send_toOneself_everyLengthArrives(Mode mode) {
        Ranks.run(1, comm -> {
            for (int length : LENGTHS) {
                byte[] data = pattern(length);
                byte[] into = new byte[length];
                Request request = comm.irecv(into, 0, 0);
                mode.send(comm, data, 0, 0);
                checkStatus(request.waitFor(), 0, length);
                checkContent(into, length);
            }
        });
    }

    @RanksTest({1, 2})
    void buffered_receivePostedLater_senderNeverWaits(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : LENGTHS) {
            byte[] data = pattern(length);
            comm.bsend(data, peer, length);
            assertThat(comm.ibsend(data, peer, length).test()).isPresent();
            Arrays.fill(data, (byte) 0);
        }
        for (int length : LENGTHS) {
            for (int i = 0; i < 2; i++) {
                byte[] into = new byte[length];
                checkStatus(comm.recv(into, Comm.ANY_SOURCE, length), peer, length);
                checkContent(into, length);
            }
        }
    }

    @RanksTest({1, 2})
    void synchronous_noReceiveYet_isNotComplete(Comm comm) throws InterruptedException {
        int peer = (comm.rank() + 1) % comm.size();
        for (int length : new int[] {0, 8, 5000, 500_000}) {
            Request request = comm.issend(pattern(length), peer, 3);
            Thread.sleep(5);
            assertThat(request.test()).isEmpty();
            assertThat(request.active()).isTrue();
            comm.sendrecv(new byte[1], peer, 1, new byte[1], peer, 1); // the peer has tested too
            Request receive = comm.irecv(new byte[length], peer, 3);
            assertThat(request.waitFor()).isEqualTo(Status.EMPTY);
            checkStatus(receive.waitFor(), 3, peer, length);
            assertThat(request.active()).isFalse();
        }
    }

    @RanksTest(1)
    void standard_shortToOneself_isBuffered(Comm comm) {
        comm.send(new byte[100], 0, 0);
        Request large = comm.isend(new byte[100_000], 0, 0);
        assertThat(large.test()).isEmpty();
        assertThat(comm.recv(new byte[100_000], 0, 0).count()).isEqualTo(100);
        assertThat(comm.recv(new byte[100_000], 0, 0).count()).isEqualTo(100_000);
        assertThat(large.test()).isPresent();
    }

    static byte[] pattern(int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 7 + (i >> 8) + length);
        }
        return data;
    }

    static void checkContent(byte[] received, int length) {
        byte[] expected = pattern(length);
        int differs = Arrays.mismatch(received, 0, length, expected, 0, length);
        assertThat(differs).as("first byte that differs of " + length).isEqualTo(-1);
    }

    private static void checkStatus(Status status, int source, int length) {
        assertThat(status.source()).isEqualTo(source);
        assertThat(status.bytes()).isEqualTo(length);
        assertThat(status.cancelled()).isFalse();
    }

    private static void checkStatus(Status status, int tag, int source, int length) {
        checkStatus(status, source, length);
        assertThat(status.tag()).isEqualTo(tag);
    }
}
