package org.pjrun.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.Datatype.Order;
import org.pjrun.ElementType;
import org.pjrun.Message;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.View;
import org.pjrun.testkit.RanksTest;

/** Views in every kind of operation, of messages that travel in one frame and in many parts. */
@Timeout(60)
class MessagesTest {
    private record Particle(double x, double y, int id, boolean fixed) {}

    @RanksTest({1, 2, 4, 8})
    void matrix_columnsToTheNextRank_inEveryMode(Comm comm) {
        int next = (comm.rank() + 1) % comm.size();
        int before = (comm.rank() + comm.size() - 1) % comm.size();
        for (int rows : new int[] {1, 100, 20_000}) {
            int columns = 5;
            double[] matrix = new double[rows * columns];
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = comm.rank() * 1e6 + i;
            }
            Datatype column = Datatype.resized(Datatype.vector(rows, 1, columns, Datatype.DOUBLE), 0, 8);
            double[] received = new double[rows * columns];
            View[] into = new View[5];
            Request[] receives = new Request[5];
            for (int c = 0; c < 5; c++) {
                into[c] = column.on(received, c, 1);
                receives[c] = comm.irecv(into[c], before, c);
            }
            Request[] sends = {
                comm.isend(column.on(matrix, 0, 1), next, 0),
                comm.issend(column.on(matrix, 1, 1), next, 1),
                comm.ibsend(column.on(matrix, 2, 1), next, 2),
                comm.irsend(column.on(matrix, 3, 1), next, 3)
            };
            comm.send(column.on(matrix, 4, 1), next, 4);
            Status[] statuses = Request.waitAll(receives);
            Request.waitAll(sends);
            assertThat(statuses[1].count(column)).isEqualTo(1);
            assertThat(statuses[1].elements(column)).isEqualTo(rows);
            for (int i = 0; i < matrix.length; i++) {
                assertThat(received[i]).isEqualTo(before * 1e6 + i);
            }
        }
    }

    @RanksTest({1, 2})
    void persistent_changingContent_isSentEachTime(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        long[] data = new long[30_000];
        long[] into = new long[30_000];
        Datatype every = Datatype.vector(10_000, 2, 3, Datatype.LONG);
        PersistentRequest send = comm.sendInit(every.on(data), peer, 0);
        PersistentRequest receive = comm.recvInit(every.on(into), peer, 0);
        for (int round = 1; round < 5; round++) {
            Arrays.fill(data, round);
            receive.start();
            send.start();
            send.waitFor();
            receive.waitFor();
            assertThat(into[0] + into[1] + into[29_998] + into[29_997]).isEqualTo(4 * round);
            assertThat(into[2]).isZero();
        }
    }

    @RanksTest({1, 2})
    void records_anyNumber_travelWithoutSerializer(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Datatype type = Datatype.of(Particle.class);
        for (int n : new int[] {0, 1, 3, 195, 20_000}) {
            Particle[] sent = new Particle[n];
            for (int i = 0; i < n; i++) {
                sent[i] = new Particle(i, -i, comm.rank() + i, i % 3 == 0);
            }
            Particle[] received = new Particle[n + 2];
            Request receive = comm.irecv(type.on(received), peer, 0);
            comm.send(type.on(sent), peer, 0);
            assertThat(receive.waitFor().count(type)).isEqualTo(n);
            for (int i = 0; i < n; i++) {
                assertThat(received[i]).isEqualTo(new Particle(i, -i, peer + i, i % 3 == 0));
            }
            assertThat(received[n]).isNull();
        }
    }

    @RanksTest({1, 2})
    void records_oneIsMissing_sendFails(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        View missing = Datatype.of(Particle.class).on(new Particle[3]);
        assertThatThrownBy(() -> comm.send(missing, peer, 7))
                .isInstanceOf(CommException.class)
                .hasMessageContaining("record 0 of the array is null");
    }

    @RanksTest({1, 2})
    void memories_segmentsAndBuffers_areGatheredAndScattered(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Datatype type = Datatype.struct(new int[] {1, 3}, new long[] {0, 8}, Datatype.INT, Datatype.DOUBLE);
        try (Arena arena = Arena.ofConfined()) {
            int n = 700;
            MemorySegment memory = arena.allocate(32L * n, 8);
            for (int i = 0; i < n; i++) {
                memory.set(ValueLayout.JAVA_INT, 32L * i, i);
                memory.set(ValueLayout.JAVA_DOUBLE, 32L * i + 24, i / 2.0);
            }
            ByteBuffer into = ByteBuffer.allocateDirect(32 * n).order(ByteOrder.nativeOrder());
            Status status = comm.sendrecv(type.on(memory), peer, 0, type.on(into), peer, 0);
            assertThat(status.type()).isEqualTo(ElementType.MIXED);
            assertThat(status.count(type)).isEqualTo(n);
            for (int i = 0; i < n; i++) {
                assertThat(into.getInt(32 * i)).isEqualTo(i);
                assertThat(into.getDouble(32 * i + 24)).isEqualTo(i / 2.0);
            }
        }
        DoubleBuffer doubles = DoubleBuffer.allocate(20).position(5);
        Datatype three = Datatype.vector(3, 1, 5, Datatype.DOUBLE);
        comm.sendrecv(new double[] {1, 2, 3}, peer, 0, three.on(doubles), peer, 0);
        assertThat(doubles.get(5) + doubles.get(10) + doubles.get(15)).isEqualTo(6);
        assertThat(doubles.get(6)).isZero();
        boolean[] flags = {true, false, true, false};
        boolean[] some = new boolean[2];
        comm.sendrecv(Datatype.vector(2, 1, 2, Datatype.BOOLEAN).on(flags), peer, 0, some, peer, 0);
        assertThat(some).containsExactly(true, true);
    }

    @RanksTest({1, 2})
    void replaceProbeAndMatchedReceive_takeViews(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        int[] data = new int[9000];
        Arrays.fill(data, 1 + comm.rank());
        View odd = Datatype.vector(4500, 1, 2, Datatype.INT).on(data, 1, 1);
        comm.sendrecvReplace(odd, peer, 0, peer, 0);
        assertThat(data[0]).isEqualTo(1 + comm.rank());
        assertThat(data[8999]).isEqualTo(1 + peer);
        Request send = comm.isend(odd, peer, 1);
        Message message = comm.mprobe(peer, 1);
        assertThat(message.status().type()).isEqualTo(ElementType.INT);
        int[] into = new int[9000];
        message.recv(Datatype.vector(4500, 1, 2, Datatype.INT).on(into));
        assertThat(into[8998]).isEqualTo(1 + comm.rank());
        send.waitFor();
    }

    @RanksTest({1, 2})
    void packed_severalThingsInOneMessage_areUnpackedInTurn(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        byte[] packed = new byte[100];
        long end = Datatype.INT.on(new int[] {3, 4}).pack(packed, 0);
        end = Datatype.DOUBLE.on(new double[] {2.5}).pack(packed, end);
        byte[] into = new byte[100];
        Status status = comm.sendrecv(Datatype.PACKED.on(packed, 0, end), peer, 0, Datatype.PACKED.on(into), peer, 0);
        assertThat(status.bytes()).isEqualTo(16);
        int[] ints = new int[2];
        double[] value = new double[1];
        Datatype.DOUBLE.on(value).unpack(into, Datatype.INT.on(ints).unpack(into, 0));
        assertThat(ints).containsExactly(3, 4);
        assertThat(value).containsExactly(2.5);
    }

    @RanksTest(value = 2, limitSeconds = 50)
    void random_subarrays_meetTheirElements(Comm comm) {
        long seed = Long.getLong("pjrun.test.seed", 20 + System.nanoTime() / 1_000_000_000L);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int[] sizes = {1 + random.nextInt(12), 1 + random.nextInt(30), 1 + random.nextInt(40)};
            int[] subsizes = new int[3];
            int[] starts = new int[3];
            for (int d = 0; d < 3; d++) {
                subsizes[d] = 1 + random.nextInt(sizes[d]);
                starts[d] = random.nextInt(sizes[d] - subsizes[d] + 1);
            }
            Datatype block = Datatype.subarray(sizes, subsizes, starts, Order.C, Datatype.FLOAT);
            float[] array = new float[sizes[0] * sizes[1] * sizes[2]];
            boolean waits = random.nextBoolean();
            if (comm.rank() == 0) {
                for (int i = 0; i < array.length; i++) {
                    array[i] = i;
                }
                comm.send(block.on(array), 1, round);
                comm.recv(new int[1], 1, round);
            } else {
                if (waits) {
                    comm.probe(0, round);
                }
                comm.recv(block.on(array), 0, round);
                for (int i = 0; i < array.length; i++) {
                    int x = i % sizes[2];
                    int y = i / sizes[2] % sizes[1];
                    int z = i / sizes[2] / sizes[1];
                    boolean in = in(x, 2, starts, subsizes) && in(y, 1, starts, subsizes) && in(z, 0, starts, subsizes);
                    assertThat(array[i])
                            .as("seed %d, round %d, element %d", seed, round, i)
                            .isEqualTo(in ? i : 0);
                }
                comm.send(new int[1], 0, round);
            }
        }
    }

    private static boolean in(int index, int d, int[] starts, int[] subsizes) {
        return index >= starts[d] && index < starts[d] + subsizes[d];
    }
}
