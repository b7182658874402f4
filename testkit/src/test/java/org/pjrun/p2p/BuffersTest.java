package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** Every kind of memory, whole and in part (MPI 4.1 §3.2.2). */
@Timeout(60)
class BuffersTest {
    private static final int[] COUNTS = {0, 1, 2, 7, 1000, 20_011};

    static Stream<Memory> kinds() {
        return Memory.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void send_wholeBuffer_arrivesInSameKindAndInPlainArray(Memory kind) {
        Ranks.run(2, comm -> {
            for (int count : COUNTS) {
                if (comm.rank() == 0) {
                    Object data = filled(kind, count, 1);
                    comm.send(data, 1, count);
                    comm.send(data, 1, count);
                } else {
                    check(comm, kind, count);
                    check(comm, kind.plain(), count);
                }
            }
        });
    }

    private static void check(Comm comm, Memory into, int count) {
        Object expected = filled(into.plain(), count, 1);
        Object received = into.make().apply(count);
        Status status = comm.recv(received, 0, count);
        assertThat(status.count()).isEqualTo(count);
        assertThat(status.type()).isEqualTo(into.type());
        assertThat(status.bytes()).isEqualTo((long) count * into.type().bytes());
        for (int i = 0; i < count; i++) {
            if (!Memory.get(received, i).equals(Memory.get(expected, i))) {
                assertThat(Memory.get(received, i)).as("element " + i).isEqualTo(Memory.get(expected, i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void send_partOfBuffer_onlyThatPartMoves(Memory kind) {
        Ranks.run(2, comm -> {
            for (int count : new int[] {0, 1, 5, 3000}) {
                Object data = filled(kind, count + 10, comm.rank() + 1);
                if (comm.rank() == 0) {
                    comm.send(data, 3, count, 1, 0);
                } else {
                    Object sent = filled(kind.plain(), count + 10, 1);
                    Object own = filled(kind.plain(), count + 10, 2);
                    assertThat(comm.recv(data, 6, count, 0, 0).count()).isEqualTo(count);
                    for (int i = 0; i < count + 10; i++) {
                        boolean inside = i >= 6 && i < count + 6;
                        assertThat(Memory.get(data, i))
                                .as("element " + i)
                                .isEqualTo(inside ? Memory.get(sent, i - 3) : Memory.get(own, i));
                    }
                }
            }
        });
    }

    private static Object filled(Memory kind, int count, int seed) {
        Object memory = kind.make().apply(count);
        for (int i = 0; i < count; i++) {
            Memory.put(memory, i, (i + 1) * 31 * seed);
        }
        return memory;
    }

    @RanksTest(2)
    void send_nioBufferWithPositionAndLimit_usesWhatLiesBetweenAndMovesNeither(Comm comm) {
        IntBuffer buffer =
                IntBuffer.wrap(new int[] {0, 1, 2, 3, 4, 5, 6, 7}).position(2).limit(6);
        if (comm.rank() == 0) {
            comm.send(buffer, 1, 0);
            comm.send(buffer, 1, 2, 1, 0);
        } else {
            IntBuffer into = IntBuffer.allocate(8).position(3).limit(8);
            assertThat(comm.recv(into, 0, 0).count()).isEqualTo(4);
            assertThat(into.array()).containsExactly(0, 0, 0, 2, 3, 4, 5, 0);
            comm.recv(into, 3, 2, 0, 0);
            assertThat(into.array()).containsExactly(0, 0, 0, 2, 3, 4, 3, 4);
            assertThat(into.position()).isEqualTo(3);
            assertThat(into.limit()).isEqualTo(8);
        }
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit()).isEqualTo(6);
    }

    @RanksTest(2)
    void recv_longerBuffer_restIsUntouched(Comm comm) {
        if (comm.rank() == 0) {
            comm.send(new long[] {1, 2, 3}, 1, 0);
        } else {
            long[] into = {9, 9, 9, 9, 9};
            Status status = comm.recv(into, 0, 0);
            assertThat(into).containsExactly(1, 2, 3, 9, 9);
            assertThat(status.count()).isEqualTo(3);
            assertThat(status.bytes()).isEqualTo(24);
        }
    }

    @RanksTest(2)
    void send_scalars_areMessagesOfOneElement(Comm comm) {
        int peer = 1 - comm.rank();
        comm.send(Integer.MIN_VALUE, peer, 0);
        comm.send(Long.MIN_VALUE + 1, peer, 0);
        comm.send(Math.E, peer, 0);
        comm.send(new int[] {42}, peer, 0);
        comm.send(-7, peer, 0);
        assertThat(comm.recvInt(peer, 0)).isEqualTo(Integer.MIN_VALUE);
        assertThat(comm.recvLong(peer, 0)).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(comm.recvDouble(peer, 0)).isEqualTo(Math.E);
        assertThat(comm.recvInt(peer, 0)).isEqualTo(42);
        int[] into = new int[2];
        assertThat(comm.recv(into, peer, 0).count()).isEqualTo(1);
        assertThat(into).containsExactly(-7, 0);
    }

    @RanksTest(2)
    void segment_ofConfinedArena_isMovedByWhicheverThreadIsInTheEngine(Comm comm) throws InterruptedException {
        int bytes = 300_000;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mine = arena.allocate(bytes);
            if (comm.rank() == 0) {
                mine.fill((byte) 5);
                Request request = comm.isend(mine, 1, 0);
                while (request.test().isEmpty()) {
                    Thread.sleep(5);
                }
                comm.send(mine.asReadOnly(), 1, 1);
            } else {
                Request request = comm.irecv(mine, 0, 0);
                Thread.sleep(30);
                request.waitFor();
                assertThat(mine.get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo((byte) 5);
                mine.fill((byte) 0);
                comm.recv(mine, 0, 1);
                assertThat(mine.get(ValueLayout.JAVA_BYTE, bytes - 1)).isEqualTo((byte) 5);
            }
        }
    }

    @RanksTest(2)
    void segment_arenaClosedTooEarly_onlyThatOperationFails(Comm comm) {
        int peer = 1 - comm.rank();
        for (int bytes : new int[] {100, 3_000_000}) {
            Arena arena = Arena.ofShared();
            Request doomed = comm.rank() == 0
                    ? comm.issend(arena.allocate(bytes), peer, 0)
                    : comm.irecv(arena.allocate(bytes), peer, 1);
            Request innocent = comm.irecv(new byte[bytes], peer, 2);
            arena.close();
            comm.sendrecv(new byte[0], peer, 3, new byte[0], peer, 3);
            if (comm.rank() == 0) {
                comm.send(new byte[bytes], peer, 1);
            } else {
                comm.recv(new byte[bytes], peer, 0);
            }
            assertThatThrownBy(doomed::waitFor)
                    .isInstanceOfSatisfying(
                            CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.BUFFER))
                    .hasMessage((comm.rank() == 0 ? "issend" : "irecv")
                            + ": the buffer cannot be copied: Already closed; memory must stay as it is until the"
                            + " operation is complete (rank " + comm.rank() + " of 2, world)");
            comm.send(new byte[bytes], peer, 2);
            assertThat(innocent.waitFor().count()).isEqualTo(bytes);
        }
    }

    @Test
    void send_memoryThatCannotBeUsed_isRefusedWithTheReason() {
        Ranks.run(1, comm -> {
            Arena arena = Arena.ofConfined();
            MemorySegment closed = arena.allocate(8);
            arena.close();
            assertThatThrownBy(() -> comm.send(closed, 0, 0))
                    .isInstanceOf(CommException.class)
                    .hasMessage("send: the segment's arena is closed (expected: an open one) (rank 0 of 1, world)");
            assertThatThrownBy(() -> comm.send(CharBuffer.wrap("text"), 0, 0))
                    .isInstanceOf(CommException.class)
                    .hasMessage("send: buffer: java.nio.StringCharBuffer (expected: a NIO buffer over an array or over"
                            + " native memory) (rank 0 of 1, world)");
            String readOnly =
                    "the buffer is read-only (expected: one that a message can be written to) (rank 0 of 1, world)";
            ByteBuffer fixed = ByteBuffer.allocate(8).asReadOnlyBuffer();
            assertThatThrownBy(() -> comm.recv(fixed, 0, 0)).hasMessage("recv: " + readOnly);
            assertThatThrownBy(
                            () -> comm.irecv(MemorySegment.ofArray(new byte[4]).asReadOnly(), 0, 0))
                    .hasMessage("irecv: " + readOnly);
            assertThatThrownBy(() -> comm.recvInit(fixed, 0, 0)).hasMessage("recvInit: " + readOnly);
            comm.isend(fixed, 0, 0).waitFor();
            assertThat(comm.recv(new byte[8], 0, 0).count()).isEqualTo(8);
        });
    }
}
