package org.pjrun.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.MismatchException;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.TruncationException;
import org.pjrun.View;
import org.pjrun.testkit.RanksTest;

/** What may be sent as one thing and received as another (MPI 4.1 §3.3.1, §5.1.11). */
@Timeout(60)
class SignaturesTest {
    private record Pair(int number, double value) {}

    private static final Datatype PAIR =
            Datatype.struct(new int[] {1, 1}, new long[] {0, 8}, Datatype.INT, Datatype.DOUBLE);

    /** The same elements in another way, 12 bytes without a gap. */
    private static final Datatype TIGHT =
            Datatype.resized(Datatype.hindexed(new int[] {1}, new long[] {0}, Datatype.of(Pair.class)), 0, 12);

    /** What is sent and what receives it. */
    private record Pairing(String name, Object sent, Object received) {}

    private static List<Pairing> legal(int n) {
        Datatype ints = Datatype.contiguous(n, Datatype.INT);
        Datatype twoPairs = Datatype.struct(
                new int[] {1, 1, 1, 1},
                new long[] {0, 4, 12, 16},
                Datatype.INT,
                Datatype.DOUBLE,
                Datatype.INT,
                Datatype.DOUBLE);
        List<Pairing> all = new ArrayList<>();
        all.add(new Pairing("plain, contiguous", new int[n], ints.on(new int[n])));
        all.add(new Pairing(
                "vector, plain", Datatype.vector(n, 1, 2, Datatype.INT).on(new int[2 * n], 0, 1), new int[n]));
        all.add(new Pairing("plain, larger", new int[n], ints.on(new int[3 * n])));
        all.add(new Pairing("plain, bytes as ints", new int[n], Datatype.INT.on(new byte[4 * n])));
        all.add(new Pairing("struct, struct", PAIR.on(new byte[16 * n]), PAIR.on(new byte[16 * n + 16])));
        all.add(new Pairing(
                "struct, records",
                PAIR.on(new byte[16 * n]),
                Datatype.of(Pair.class).on(new Pair[n])));
        all.add(new Pairing("records, tight", Datatype.of(Pair.class).on(pairs(n)), TIGHT.on(new byte[12 * n])));
        all.add(new Pairing("other period", TIGHT.on(new byte[24 * n]), twoPairs.on(new byte[24 * n])));
        all.add(new Pairing("part of a struct", Datatype.INT.on(new byte[4]), PAIR.on(new byte[16 * n])));
        all.add(new Pairing("packed, plain", Datatype.PACKED.on(new byte[4 * n]), new int[n]));
        all.add(new Pairing("plain, packed", new double[n], Datatype.PACKED.on(new byte[8 * n])));
        all.add(new Pairing("struct, packed", PAIR.on(new byte[16 * n]), Datatype.PACKED.on(new byte[12 * n])));
        all.add(new Pairing("packed, struct", Datatype.PACKED.on(new byte[12 * n]), PAIR.on(new byte[16 * n])));
        all.add(new Pairing("nothing", PAIR.on(new byte[0], 0, 0), new long[n]));
        all.add(new Pairing("nothing of another type", new double[0], new int[1]));
        return all;
    }

    private static Pair[] pairs(int n) {
        Pair[] pairs = new Pair[n];
        java.util.Arrays.fill(pairs, new Pair(1, 2));
        return pairs;
    }

    @RanksTest({1, 2})
    void legalPairings_shortAndLong_arrive(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        for (int n : new int[] {1, 7, 5000}) {
            for (Pairing pairing : legal(n)) {
                Request receive = comm.irecv(pairing.received, peer, 1);
                comm.send(pairing.sent, peer, 1);
                Status status = receive.waitFor();
                assertThat(status.bytes()).as(pairing.name).isEqualTo(bytes(pairing.sent));
                Request send = comm.isend(pairing.sent, peer, 2);
                assertThat(comm.recv(pairing.received, peer, 2).bytes()).isEqualTo(status.bytes());
                send.waitFor();
            }
        }
    }

    private static long bytes(Object sent) {
        return switch (sent) {
            case View view -> view.packSize();
            case int[] ints -> 4L * ints.length;
            case double[] doubles -> 8L * doubles.length;
            default -> throw new IllegalArgumentException(sent.toString());
        };
    }

    private static List<Pairing> illegal(int n) {
        Datatype reversed = Datatype.struct(new int[] {1, 1}, new long[] {0, 8}, Datatype.DOUBLE, Datatype.INT);
        List<Pairing> all = new ArrayList<>();
        all.add(new Pairing("ints, floats", new int[n], new float[n]));
        all.add(new Pairing("bytes, ints", new byte[4 * n], new int[n]));
        all.add(new Pairing("ints, bytes", new int[n], new byte[4 * n]));
        all.add(new Pairing("bytes, struct", new byte[12 * n], PAIR.on(new byte[16 * n])));
        all.add(new Pairing("struct, bytes", PAIR.on(new byte[16 * n]), new byte[16 * n]));
        all.add(new Pairing("struct, reversed", PAIR.on(new byte[16 * n]), reversed.on(new byte[16 * n])));
        all.add(new Pairing("doubles, struct", new double[n], PAIR.on(new byte[16 * n])));
        all.add(new Pairing("struct, doubles", PAIR.on(new byte[16 * n]), new double[2 * n]));
        all.add(new Pairing(
                "a record in part", new int[1], Datatype.of(Pair.class).on(new Pair[n])));
        all.add(new Pairing("packed, cut", Datatype.PACKED.on(new byte[4 * n + 1]), new int[n + 1]));
        all.add(new Pairing("packed, struct cut", Datatype.PACKED.on(new byte[7]), PAIR.on(new byte[16 * n])));
        return all;
    }

    @RanksTest({1, 2})
    void illegalPairings_shortAndLong_fail(Comm comm) {
        for (int n : new int[] {1, 7, 5000}) {
            for (Pairing pairing : illegal(n)) {
                pair(comm, pairing, true);
                pair(comm, pairing, false);
            }
        }
    }

    /** The last rank receives what the first one sends, before or after it has been sent. */
    private static void pair(Comm comm, Pairing pairing, boolean early) {
        Comm own = comm.dup(); // which is not used after the error
        int last = comm.size() - 1;
        Request receive = early && comm.rank() == last ? own.irecv(pairing.received, 0, 1) : null;
        comm.barrier();
        Request send = comm.rank() == 0 ? own.isend(pairing.sent, last, 1) : null;
        if (comm.rank() == last) {
            Request late = receive == null ? own.irecv(pairing.received, 0, 1) : receive;
            assertThatThrownBy(late::waitFor)
                    .as(pairing.name)
                    .isInstanceOf(MismatchException.class)
                    .hasMessageContaining("was sent (expected: ");
        }
        Throwable sendersError = send == null ? null : catchThrowable(send::waitFor);
        assertThat(sendersError == null || sendersError instanceof MismatchException)
                .as(pairing.name)
                .isTrue();
    }

    @RanksTest(2)
    void mismatch_ofMixedElements_namesBothSides(Comm comm) {
        if (comm.rank() == 0) {
            comm.send(PAIR.on(new byte[48]), 1, 0);
        } else {
            Datatype triple = Datatype.struct(new int[] {1, 2}, new long[] {0, 4}, Datatype.INT, Datatype.FLOAT);
            assertThatThrownBy(() -> comm.recv(triple.on(new byte[48]), 0, 0))
                    .hasMessageContaining("3 x (1 INT, 1 DOUBLE) was sent")
                    .hasMessageContaining("expected: 4 x (1 INT, 2 FLOAT)")
                    .hasMessageContaining("source 0, tag 0")
                    .hasMessageContaining("rank 1 of 2");
        }
    }

    @RanksTest(2)
    void tooLong_isTruncation(Comm comm) {
        for (int n : new int[] {2, 5000}) {
            View some = Datatype.vector(n - 1, 1, 2, Datatype.INT).on(new int[2 * n], 0, 1);
            truncate(comm.dup(), PAIR.on(new byte[16 * n]), PAIR.on(new byte[16 * n - 16]));
            truncate(comm.dup(), new int[n], some);
        }
    }

    private static void truncate(Comm comm, Object sent, Object received) {
        if (comm.rank() == 1) {
            assertThatThrownBy(() -> comm.recv(received, 0, 0)).isInstanceOf(TruncationException.class);
        } else {
            assertThatThrownBy(() -> comm.ssend(sent, 1, 0)).isInstanceOf(TruncationException.class);
        }
    }

    @RanksTest({1, 2})
    void receive_overlappingDatatype_isRefusedAndSendIsNot(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        View overlapping = Datatype.vector(3, 2, 1, Datatype.INT).on(new int[] {1, 2, 3, 4});
        assertThatThrownBy(() -> comm.recv(overlapping, peer, 0))
                .isInstanceOf(CommException.class)
                .hasMessageContaining("overlap");
        int[] received = new int[6];
        comm.sendrecv(overlapping, peer, 0, received, peer, 0);
        assertThat(received).containsExactly(1, 2, 2, 3, 3, 4);
    }

    @RanksTest({1, 2})
    void offsetAndCount_ofAView_countItsElements(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        View odd = Datatype.vector(4, 1, 2, Datatype.INT).on(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 1, 1);
        int[] received = new int[2];
        Request receive = comm.irecv(received, peer, 0);
        comm.send(odd, 1, 2, peer, 0);
        receive.waitFor();
        assertThat(received).containsExactly(3, 5);
        View mixed = PAIR.on(new byte[32]);
        assertThatThrownBy(() -> comm.send(mixed, 0, 1, peer, 0)).hasMessageContaining("mixed elements");
    }
}
