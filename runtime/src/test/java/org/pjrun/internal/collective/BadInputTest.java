package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.IntBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Op;

/** Bad arguments are refused before anything is sent, and say what is wrong; the next call works. */
@Timeout(30)
final class BadInputTest {
    private static void refused(ThrowingCallable call, ErrorClass errorClass, String... texts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CommException.class, e -> {
            assertThat(e.errorClass()).isEqualTo(errorClass);
            assertThat(e).hasMessageContainingAll(texts);
        });
    }

    /** Runs on two ranks; each rank's own mistakes must not disturb the call that all then make together. */
    private static void onTwo(LocalJob.Program program) {
        LocalJob.run(2, comm -> {
            program.run(comm);
            assertThat(comm.allreduce(1, Op.SUM)).isEqualTo(2);
        });
    }

    @Test
    void root_outsideOfTheCommunicator_isRefused() {
        onTwo(comm -> {
            int[] a = new int[2];
            String text = "root: 2 (expected: 0 to 1) (rank " + comm.rank() + " of 2, world)";
            refused(() -> comm.bcast(a, 2), ErrorClass.ROOT, "bcast: ", text);
            refused(() -> comm.reduce(a, a, Op.SUM, -1), ErrorClass.ROOT, "reduce: root: -1");
            refused(() -> comm.gather(a, a, 2), ErrorClass.ROOT, "gather: ", text);
            refused(() -> comm.scatter(a, a, 2), ErrorClass.ROOT, "scatter: ", text);
            refused(() -> comm.bcast(1.0, 2), ErrorClass.ROOT, "bcast: ", text);
            refused(() -> comm.reduce(1, Op.SUM, 2), ErrorClass.ROOT, "reduce: ", text);
            refused(() -> comm.bcastObject("x", 2), ErrorClass.ROOT, "bcastObject: ", text);
            refused(() -> comm.reduceObject("x", String::concat, 2), ErrorClass.ROOT, "reduceObject: ", text);
        });
    }

    @Test
    void buffer_nullWhereItIsSignificant_isRefused() {
        onTwo(comm -> {
            int[] a = new int[2];
            int me = comm.rank();
            refused(() -> comm.bcast(null, 0), ErrorClass.BUFFER, "bcast: buffer: null");
            refused(() -> comm.reduce(null, a, Op.SUM, 0), ErrorClass.BUFFER, "send buffer: null");
            refused(() -> comm.reduce(a, null, Op.SUM, me), ErrorClass.BUFFER, "receive buffer: null");
            refused(() -> comm.gather(a, null, me), ErrorClass.BUFFER, "receive buffer: null");
            refused(() -> comm.scatter(null, a, me), ErrorClass.BUFFER, "send buffer: null");
            refused(() -> comm.allgather(a, null), ErrorClass.BUFFER, "receive buffer: null");
        });
    }

    @Test
    void buffer_ofAnotherKind_isRefused() {
        onTwo(comm -> {
            refused(() -> comm.bcast("text", 0), ErrorClass.BUFFER, "java.lang.String", "bcastObject");
            refused(() -> comm.allreduce(new Integer[1], new int[1], Op.SUM), ErrorClass.BUFFER, "Integer[]");
        });
    }

    @Test
    void buffer_tooShort_saysNeededAndGiven() {
        onTwo(comm -> {
            int[] three = new int[3];
            refused(
                    () -> comm.bcast(three, 1, 3, 0),
                    ErrorClass.COUNT,
                    "offset 1, 3 elements",
                    "within its 3 elements");
            refused(() -> comm.bcast(three, 0, -1, 0), ErrorClass.COUNT, "-1");
            refused(() -> comm.allreduce(three, new int[2], Op.SUM), ErrorClass.COUNT, "receive buffer", "3", "2");
            refused(
                    () -> comm.gather(three, new int[5], comm.rank()),
                    ErrorClass.COUNT,
                    "gather: receive buffer: offset 0, 6 elements needed (expected: within its 5 elements)");
            refused(() -> comm.scatter(new int[5], three, comm.rank()), ErrorClass.COUNT, "send buffer", "6", "5");
            refused(() -> comm.allgather(three, new int[5]), ErrorClass.COUNT, "6 elements needed", "5 elements");
            refused(() -> comm.allgather(three, 0, new int[5], 0, Long.MAX_VALUE), ErrorClass.COUNT, "count: ");
            refused(() -> comm.allgather(Comm.IN_PLACE, three), ErrorClass.COUNT, "3 elements", "multiple of 2");
        });
    }

    @Test
    void elementTypes_thatDiffer_areRefused() {
        onTwo(comm -> {
            refused(() -> comm.allreduce(new int[1], new long[1], Op.SUM), ErrorClass.TYPE, "LONG", "expected: INT");
            refused(() -> comm.allgather(new byte[1], new boolean[2]), ErrorClass.TYPE, "BOOLEAN", "BYTE");
            refused(
                    () -> comm.scatter(new float[2], new double[1], comm.rank()),
                    ErrorClass.TYPE,
                    "DOUBLE",
                    "expected: FLOAT");
        });
    }

    @Test
    void inPlace_whereItIsNotAllowed_isRefused() {
        onTwo(comm -> {
            int[] a = new int[2];
            int other = 1 - comm.rank();
            refused(() -> comm.bcast(Comm.IN_PLACE, 0), ErrorClass.BUFFER, "IN_PLACE");
            refused(() -> comm.reduce(Comm.IN_PLACE, a, Op.SUM, other), ErrorClass.BUFFER, "IN_PLACE", "only the root");
            refused(() -> comm.gather(Comm.IN_PLACE, a, other), ErrorClass.BUFFER, "IN_PLACE", "only the root");
            refused(() -> comm.scatter(null, Comm.IN_PLACE, other), ErrorClass.BUFFER, "IN_PLACE", "only the root");
            refused(() -> comm.allreduce(Comm.IN_PLACE, Comm.IN_PLACE, Op.SUM), ErrorClass.BUFFER, "IN_PLACE");
        });
    }

    @Test
    void operation_notDefinedForTheType_isRefused() {
        onTwo(comm -> {
            double[] a = new double[2];
            refused(() -> comm.allreduce(a, new double[2], Op.BAND), ErrorClass.OP, "op: BAND", "DOUBLE");
            refused(() -> comm.allreduce(1.0, Op.LOR), ErrorClass.OP, "op: LOR", "DOUBLE");
            refused(() -> comm.reduce(new boolean[1], new boolean[1], Op.SUM, 0), ErrorClass.OP, "op: SUM", "BOOLEAN");
            refused(
                    () -> comm.allreduce(new int[1], new int[1], Op.ofDoubles(Double::sum, true)),
                    ErrorClass.OP,
                    "op: user",
                    "INT");
            refused(() -> comm.allreduce(1, null), ErrorClass.OP, "op: null");
            refused(() -> comm.allreduceObject("x", null), ErrorClass.OP, "op: null");
        });
    }

    @Test
    void memory_thatOverlapsOrIsReadOnly_isRefused() {
        onTwo(comm -> {
            int[] a = new int[4];
            refused(() -> comm.allreduce(a, 0, a, 1, 2, Op.SUM), ErrorClass.BUFFER, "IN_PLACE");
            comm.allreduce(a, 0, a, 2, 2, Op.SUM);
            IntBuffer readOnly = IntBuffer.wrap(new int[2]).asReadOnlyBuffer();
            refused(() -> comm.allreduce(new int[2], readOnly, Op.SUM), ErrorClass.BUFFER, "read-only");
            MemorySegment segment = MemorySegment.ofArray(new int[2]).asReadOnly();
            refused(() -> comm.bcast(segment, 1 - comm.rank()), ErrorClass.BUFFER, "read-only");
            // a send buffer may be
            comm.allreduce(readOnly, new int[2], Op.SUM);
        });
    }
}
