package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.testkit.RanksTest;

/** Operations hold their buffers for as long as they need them, and no longer (MPI 4.1 §3.7.2). */
@Timeout(60)
class BufferLifeTest {
    private static final int LENGTH = 300_000;

    @RanksTest(2)
    void isend_bufferForgotten_staysUntilTheMessageIsTaken(Comm comm) {
        if (comm.rank() == 0) {
            List<WeakReference<Object>> seen = new ArrayList<>();
            List<Request> sends = new ArrayList<>();
            sends.add(sendForgotten(comm, ModesTest.pattern(LENGTH), seen));
            sends.add(sendForgotten(comm, nativeSegment(), seen));
            sends.add(sendForgotten(comm, directBuffer(), seen));
            collect();
            assertThat(seen.getFirst().get()).isNotNull();
            comm.send(new byte[0], 1, 1);
            Request.waitAll(sends.toArray(new Request[0]));
            comm.recv(new byte[0], 1, 1);
            for (WeakReference<Object> reference : seen) {
                collectUntilGone(reference);
            }
        } else {
            comm.recv(new byte[0], 0, 1);
            for (int i = 0; i < 3; i++) {
                byte[] into = new byte[LENGTH];
                comm.recv(into, 0, 0);
                ModesTest.checkContent(into, LENGTH);
            }
            comm.send(new byte[0], 0, 1);
        }
    }

    private static Request sendForgotten(Comm comm, Object buffer, List<WeakReference<Object>> seen) {
        seen.add(new WeakReference<>(buffer));
        return comm.isend(buffer, 1, 0);
    }

    @RanksTest(2)
    void irecv_requestAndBufferForgotten_memoryIsNotReusedBeforeTheMessageHasCome(Comm comm) {
        int rounds = 4;
        if (comm.rank() == 0) {
            AtomicInteger freed = new AtomicInteger();
            Cleaner cleaner = Cleaner.create();
            for (int i = 0; i < rounds; i++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(LENGTH);
                cleaner.register(buffer, freed::incrementAndGet);
                comm.irecv(buffer, 1, 0);
            }
            collect();
            assertThat(freed).hasValue(0);
            comm.send(new byte[0], 1, 1);
            comm.recv(new byte[0], 1, 2);
        } else {
            comm.recv(new byte[0], 0, 1);
            for (int i = 0; i < rounds; i++) {
                comm.send(ModesTest.pattern(LENGTH), 0, 0);
            }
            comm.send(new byte[0], 0, 2);
        }
    }

    @RanksTest(2)
    void persistent_bufferForgottenByTheProgram_isHeldByTheRequest(Comm comm) {
        int peer = 1 - comm.rank();
        PersistentRequest request =
                comm.rank() == 0 ? comm.sendInit(nativeSegment(), peer, 0) : comm.recvInit(new byte[LENGTH], peer, 0);
        for (int i = 0; i < 3; i++) {
            collect();
            request.start();
            collect();
            assertThat(request.waitFor().cancelled()).isFalse();
        }
    }

    @RanksTest(2)
    void send_done_nothingHoldsTheBuffer(Comm comm) {
        int peer = 1 - comm.rank();
        List<WeakReference<Object>> seen = new ArrayList<>();
        for (int length : new int[] {10, LENGTH}) {
            exchange(comm, peer, new byte[length], new byte[length], seen);
        }
        for (WeakReference<Object> reference : seen) {
            collectUntilGone(reference);
        }
    }

    private static void exchange(Comm comm, int peer, byte[] data, byte[] into, List<WeakReference<Object>> seen) {
        comm.sendrecv(data, peer, 0, into, peer, 0);
        Request receive = comm.irecv(into, peer, 1);
        comm.isend(data, peer, 1).waitFor();
        receive.waitFor();
        seen.add(new WeakReference<>(data));
        seen.add(new WeakReference<>(into));
    }

    private static MemorySegment nativeSegment() {
        return Arena.ofAuto().allocate(LENGTH).copyFrom(MemorySegment.ofArray(ModesTest.pattern(LENGTH)));
    }

    private static ByteBuffer directBuffer() {
        return ByteBuffer.allocateDirect(LENGTH).put(ModesTest.pattern(LENGTH)).flip();
    }

    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            byte[][] garbage = new byte[16][];
            for (int j = 0; j < garbage.length; j++) {
                garbage[j] = new byte[64 * 1024];
            }
            assertThat(garbage[15]).hasSize(64 * 1024);
        }
    }

    private static void collectUntilGone(WeakReference<Object> reference) {
        for (int i = 0; i < 50 && reference.get() != null; i++) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
    }
}
