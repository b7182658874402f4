package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Message;
import org.pjrun.MismatchException;
import org.pjrun.Request;
import org.pjrun.TruncationException;
import org.pjrun.testkit.RanksTest;

/** What is said when arguments are wrong or messages do not fit (MPI 4.1 §9.3). */
@Timeout(60)
@SuppressWarnings("NullAway")
class ErrorsTest {
    @RanksTest(3)
    void arguments_wrong_errorNamesValueAndWhatIsExpected(Comm comm) {
        if (comm.rank() != 1) {
            return;
        }
        String here = " (rank 1 of 3, world)";
        int[] data = new int[10];
        refused(() -> comm.send(data, 3, 0), ErrorClass.RANK, "send: dest: 3 (expected: 0 to 2, or PROC_NULL)" + here);
        refused(
                () -> comm.isend(data, -1, 0),
                ErrorClass.RANK,
                "isend: dest: -1 (expected: 0 to 2, or PROC_NULL)" + here);
        refused(
                () -> comm.recv(data, 7, 0),
                ErrorClass.RANK,
                "recv: source: 7 (expected: 0 to 2, ANY_SOURCE or PROC_NULL)" + here);
        refused(
                () -> comm.probe(-3, 0),
                ErrorClass.RANK,
                "probe: source: -3 (expected: 0 to 2, ANY_SOURCE or PROC_NULL)" + here);
        refused(
                () -> comm.send(data, 0, Comm.ANY_TAG),
                ErrorClass.TAG,
                "send: tag: -1 (expected: 0 to 2147483647)" + here);
        refused(
                () -> comm.irecv(data, 0, -2),
                ErrorClass.TAG,
                "irecv: tag: -2 (expected: 0 to 2147483647, or ANY_TAG)" + here);
        String within = " (expected: within the buffer's 10 elements)" + here;
        refused(() -> comm.send(data, 5, 6, 0, 0), ErrorClass.COUNT, "send: offset 5, count 6" + within);
        refused(() -> comm.send(data, -1, 2, 0, 0), ErrorClass.COUNT, "send: offset -1, count 2" + within);
        refused(() -> comm.recv(data, 0, -2, 0, 0), ErrorClass.COUNT, "recv: offset 0, count -2" + within);
        refused(
                () -> comm.issend(data, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0),
                ErrorClass.COUNT,
                "issend: offset 9223372036854775807, count 9223372036854775807" + within);
        refused(() -> comm.recvInit(data, 11, 0, 0, 0), ErrorClass.COUNT, "recvInit: offset 11, count 0" + within);
        String memory = " (expected: a primitive array, MemorySegment or NIO buffer)";
        String lane = ";" + " for any other object use the method with Object in its name, such as sendObject" + here;
        refused(() -> comm.send("text", 0, 0), ErrorClass.BUFFER, "send: buffer: java.lang.String" + memory + lane);
        refused(
                () -> comm.recv(new Integer[3], 0, 0),
                ErrorClass.BUFFER,
                "recv: buffer: java.lang.Integer[]" + memory + lane);
        refused(() -> comm.ssend(null, 0, 0), ErrorClass.BUFFER, "ssend: buffer: null" + memory + here);
        refused(() -> comm.irecv(null, 0, 1, 0, 0), ErrorClass.BUFFER, "irecv: buffer: null" + memory + here);
        refused(() -> comm.sendInit(null, 0, 0), ErrorClass.BUFFER, "sendInit: buffer: null" + memory + here);
        refused(
                () -> comm.sendrecv(data, 0, 0, "text", 0, 0),
                ErrorClass.BUFFER,
                "sendrecv: buffer: java.lang.String" + memory + lane);
        assertThat(comm.iprobe(Comm.ANY_SOURCE, Comm.ANY_TAG))
                .as("nothing was sent")
                .isEmpty();
    }

    private static void refused(ThrowingCallable call, ErrorClass errorClass, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass))
                .hasMessage(message);
    }

    @RanksTest({1, 2})
    void recv_messageTooLong_failsAndTheNextMessageArrives(Comm comm) {
        for (int length : new int[] {3, 1000, 100_000}) {
            for (boolean before : new boolean[] {true, false}) {
                int[] into = new int[2];
                boolean receives = comm.rank() == comm.size() - 1;
                Request early = before && receives ? comm.irecv(into, 0, 17) : null;
                comm.dup().barrier();
                Request send = comm.rank() == 0 ? again(() -> comm.isend(new int[length], comm.size() - 1, 17)) : null;
                Request next = comm.rank() == 0 ? again(() -> comm.isend(new int[] {5}, comm.size() - 1, 17)) : null;
                if (receives) {
                    receiveTooMuch(comm, early, into, length);
                }
                if (send != null && next != null) {
                    assertThat(failsAtItsEnd(send)).isEqualTo(4 * length > 4096 && comm.size() > 1);
                    next.waitFor();
                }
            }
        }
    }

    private static void receiveTooMuch(Comm comm, @Nullable Request early, int[] into, int length) {
        if (early == null) {
            comm.probe(0, 17);
        }
        assertThatThrownBy(() -> {
                    if (early != null) {
                        early.waitFor();
                    } else {
                        comm.recv(into, 0, 17);
                    }
                })
                .isInstanceOf(TruncationException.class)
                .hasMessage((early == null ? "recv" : "irecv") + ": message truncated: " + 4 * length
                        + " bytes arrived, the buffer holds 8; source 0, tag 17; probe first or use a larger buffer"
                        + " (rank " + comm.rank() + " of " + comm.size() + ", world)");
        assertThat(into).containsExactly(0, 0);
        assertThat(comm.recv(into, 0, 17).count()).isEqualTo(1);
        if (early != null) {
            assertThatThrownBy(early::test).isInstanceOf(TruncationException.class);
        }
    }

    /** Calls once more if the call only told of a message that was sent before and did not go into its receive. */
    private static Request again(Supplier<Request> call) {
        try {
            return call.get();
        } catch (TruncationException e) {
            assertThat(e).hasMessageContaining("could not receive");
            return call.get();
        }
    }

    private static boolean failsAtItsEnd(Request send) {
        Throwable thrown = catchThrowable(send::waitFor);
        assertThat(thrown == null || thrown instanceof TruncationException || thrown instanceof MismatchException)
                .isTrue();
        return thrown != null;
    }

    @RanksTest({1, 2})
    void recv_otherElementType_fails(Comm comm) {
        int last = comm.size() - 1;
        for (int length : new int[] {1, 100_000}) {
            Comm own = comm.dup(); // which is not used after the error
            Request send = comm.rank() == 0 ? own.isend(new float[length], last, 1) : null;
            if (comm.rank() == last) {
                assertThatThrownBy(() -> own.recv(new int[length], 0, 1))
                        .isInstanceOf(MismatchException.class)
                        .hasMessage("recv: element type: " + length + " FLOAT was sent (expected: up to " + length
                                + " INT, as the receive says); source 0, tag 1 (rank " + last + " of " + comm.size()
                                + ", world/dup)");
            }
            if (send != null) {
                assertThat(failsAtItsEnd(send)).isEqualTo(length > 1 && last > 0);
            }
        }
        if (comm.rank() == 0) {
            comm.send(1L, last, 2);
        }
        if (comm.rank() == last) {
            assertThatThrownBy(() -> comm.recvDouble(0, 2))
                    .isInstanceOf(MismatchException.class)
                    .hasMessageStartingWith("recv: element type: 1 LONG was sent (expected: up to 1 DOUBLE");
        }
    }

    @RanksTest({1, 2})
    void waitAny_oneFails_throwsItsError(Comm comm) {
        int peer = (comm.rank() + 1) % comm.size();
        Request tooShort = comm.irecv(new int[1], peer, 1);
        Request never = comm.irecv(new int[1], peer, 2);
        comm.send(new int[2], peer, 1);
        assertThatThrownBy(() -> Request.waitAny(never, tooShort)).isInstanceOf(TruncationException.class);
        assertThat(tooShort.active()).isFalse();
        never.cancel();
        never.waitFor();
    }

    @RanksTest({1, 2})
    void messageOfMatchedProbe_bufferTooShort_failsAndIsGone(Comm comm) {
        int last = comm.size() - 1;
        for (int length : new int[] {2, 100_000}) {
            Comm own = comm.dup(); // which is not used after the error
            Request send = comm.rank() == 0 ? own.isend(new int[length], last, length) : null;
            if (comm.rank() == last) {
                Message message = own.mprobe(0, length);
                assertThatThrownBy(() -> message.recv(new int[1]))
                        .isInstanceOf(TruncationException.class)
                        .hasMessageStartingWith("mrecv: message truncated: ");
                assertThat(own.iprobe(0, length)).isEmpty();
            }
            if (send != null) {
                assertThat(failsAtItsEnd(send)).isEqualTo(length > 2 && last > 0);
            }
        }
    }
}
