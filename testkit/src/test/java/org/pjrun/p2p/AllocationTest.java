package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.Datatype;
import org.pjrun.PersistentRequest;
import org.pjrun.View;
import org.pjrun.testkit.RanksTest;

/** In the steady state nothing is allocated, so nothing is ever collected. */
@Timeout(120)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 500_000; // a tenth of a second at least, for the compilers
    private static final int OPERATIONS = 1_000_000;

    /** For what is allocated now and then, such as a note for the one who wakes a sleeper. */
    private static final long ODD_BYTES = OPERATIONS / 2;

    @RanksTest(value = 2, limitSeconds = 100)
    void sendAndRecv_steadyState_allocateNothing(Comm comm) {
        byte[] data = new byte[8];
        if (comm.rank() == 0) {
            stream(comm, data, WARM_UP);
            check(() -> stream(comm, data, OPERATIONS));
        } else {
            drain(comm, data, WARM_UP);
            check(() -> drain(comm, data, OPERATIONS));
        }
    }

    private static void stream(Comm comm, byte[] data, int times) {
        for (int i = 0; i < times; i++) {
            comm.send(data, 1, 0);
        }
    }

    private static void drain(Comm comm, byte[] data, int times) {
        for (int i = 0; i < times; i++) {
            comm.recv(data, 0, 0);
        }
    }

    @RanksTest(value = 2, limitSeconds = 100)
    void persistent_steadyState_allocatesNothing(Comm comm) {
        double[] data = new double[1]; // many fit into a ring, so few hand-overs between the two
        PersistentRequest request = comm.rank() == 0 ? comm.sendInit(data, 1, 0) : comm.recvInit(data, 0, 0);
        repeat(request, WARM_UP);
        check(() -> repeat(request, OPERATIONS));
    }

    private static void repeat(PersistentRequest request, int times) {
        for (int i = 0; i < times; i++) {
            request.start();
            request.waitFor();
        }
    }

    @RanksTest(value = 2, limitSeconds = 100)
    void scalarsAndLargeMessages_steadyState_allocateNothing(Comm comm) {
        int peer = 1 - comm.rank();
        long[] data = new long[2000];
        mixed(comm, peer, data, 50_000);
        check(() -> mixed(comm, peer, data, 5000));
    }

    private static void mixed(Comm comm, int peer, long[] data, int times) {
        for (int i = 0; i < times; i++) {
            if (comm.rank() == 0) {
                comm.send(i, peer, 0);
                comm.ssend(data, peer, 1);
                comm.send(data, 10, 1500, peer, 1);
            } else {
                comm.recvInt(peer, 0);
                comm.recv(data, peer, 1);
                comm.recv(data, peer, 1);
            }
        }
    }

    @RanksTest(value = 2, limitSeconds = 100)
    void messagesThatTheReceiverCopiesOut_steadyState_allocateNothing(Comm comm) {
        byte[] data = new byte[64 * 1024];
        if (comm.rank() == 0) {
            stream(comm, data, 30_000);
            check(() -> stream(comm, data, 10_000));
        } else {
            drain(comm, data, 30_000);
            check(() -> drain(comm, data, 10_000));
        }
    }

    @RanksTest(value = 2, limitSeconds = 100)
    void views_steadyState_allocateNothing(Comm comm) {
        int peer = 1 - comm.rank();
        double[] matrix = new double[40_000];
        Datatype column = Datatype.resized(Datatype.vector(200, 1, 200, Datatype.DOUBLE), 0, 8);
        View one = column.on(matrix, comm.rank(), 1);
        View many = column.on(matrix, 0, 20);
        View record = Datatype.of(Flag.class).on(new Flag[] {new Flag((byte) 1), new Flag((byte) 2)});
        strided(comm, peer, one, many, record, 10_000);
        check(() -> strided(comm, peer, one, many, record, 5000));
    }

    private record Flag(byte value) {}

    private static void strided(Comm comm, int peer, View one, View many, View record, int times) {
        for (int i = 0; i < times; i++) {
            if (comm.rank() == 0) {
                comm.send(one, peer, 0);
                comm.send(many, peer, 1);
                comm.send(record, peer, 2);
            } else {
                comm.recv(one, peer, 0);
                comm.recv(many, peer, 1);
                comm.recv(new byte[2], peer, 2); // a record that is received is a new one
            }
        }
    }

    private static void check(Runnable operations) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        operations.run();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(after - before).as("bytes allocated").isLessThan(ODD_BYTES);
    }
}
