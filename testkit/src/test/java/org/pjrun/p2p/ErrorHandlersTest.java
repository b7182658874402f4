package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;
import org.pjrun.AbortException;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Communicator;
import org.pjrun.ErrorClass;
import org.pjrun.ErrorHandler;
import org.pjrun.Message;
import org.pjrun.Op;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.testkit.RanksTest;

/** Error handlers of communicators (MPI 4.1 §9.3). */
@Timeout(60)
@SuppressWarnings("NullAway")
class ErrorHandlersTest {
    /** Notes what it is told; communicates meanwhile, as a handler may. */
    private static final class Notes implements ErrorHandler {
        private final List<CommException> told = new ArrayList<>();

        @Override
        public void handle(Communicator comm, CommException error) {
            Communicator self = comm.environment().self();
            Request receive = self.irecv(new int[1], 0, 77);
            self.send(1, 0, 77);
            receive.waitFor();
            told.add(error);
        }
    }

    /** A call that fails. */
    private record Wrong(ErrorClass errorClass, ThrowingCallable call) {}

    private static List<Wrong> wrong(Comm comm) {
        int[] one = new int[1];
        PersistentRequest active = comm.recvInit(one, 0, 70);
        active.start();
        PersistentRequest collective = comm.barrierInit();
        Comm freed = comm.dup();
        freed.free();
        return List.of(
                new Wrong(ErrorClass.RANK, () -> comm.send(one, 9, 0)),
                new Wrong(ErrorClass.TAG, () -> comm.irecv(one, 0, -7)),
                new Wrong(ErrorClass.BUFFER, () -> comm.send("text", 0, 0)),
                new Wrong(ErrorClass.BUFFER, () -> comm.isend(null, 0, 0)),
                new Wrong(ErrorClass.COUNT, () -> comm.recvInit(one, 0, 2, 0, 0)),
                new Wrong(ErrorClass.COUNT, () -> comm.sendrecv(one, 0, 2, 0, 0, one, 0, 1, 0, 0)),
                new Wrong(ErrorClass.REQUEST, active::start),
                new Wrong(ErrorClass.SERIALIZATION, () -> comm.sendObject(Thread.currentThread(), 0, 0)),
                new Wrong(ErrorClass.TYPE, () -> selfMessage(comm, () -> comm.recv(new float[1], 0, 1))),
                new Wrong(ErrorClass.TRUNCATE, () -> selfMessage(comm, () -> comm.recv(new int[0], 0, 1))),
                new Wrong(
                        ErrorClass.TRUNCATE,
                        () -> selfMessage(
                                comm, () -> comm.irecv(new int[0], 0, 1).waitFor())),
                new Wrong(ErrorClass.TYPE, () -> selfMessage(comm, () -> comm.recvObject(0, 1))),
                new Wrong(ErrorClass.REQUEST, () -> selfMessage(comm, () -> twice(comm.mprobe(0, 1)))),
                new Wrong(ErrorClass.ROOT, () -> comm.bcast(one, 9)),
                new Wrong(ErrorClass.OP, () -> comm.allreduce(new double[1], new double[1], Op.BAND)),
                new Wrong(ErrorClass.ROOT, () -> comm.igatherObject("", -1)),
                new Wrong(ErrorClass.REQUEST, collective::cancel),
                new Wrong(ErrorClass.ARG, () -> comm.split(-7, 0)),
                new Wrong(ErrorClass.COMM, () -> freed.send(1, 0, 0)),
                new Wrong(ErrorClass.OTHER, () -> comm.callErrorHandler(new CommException(ErrorClass.OTHER, "own"))));
    }

    private static void selfMessage(Comm comm, Runnable receive) {
        comm.isend(new int[1], 0, 1);
        receive.run();
    }

    private static void twice(Message message) {
        message.recv(new int[1]);
        message.recv(new int[1]);
    }

    @RanksTest(1)
    void everyError_isToldOnceAndThenThrown(Comm comm) {
        Notes notes = new Notes();
        comm.setErrorHandler(notes);
        for (Wrong wrong : wrong(comm)) {
            notes.told.clear();
            CommException thrown = catchThrowableOfType(CommException.class, wrong.call);
            assertThat(thrown).isNotNull();
            assertThat(thrown.errorClass()).as(thrown.getMessage()).isEqualTo(wrong.errorClass);
            assertThat(notes.told).as(thrown.getMessage()).containsExactly(thrown);
        }
    }

    @RanksTest(1)
    void failedRequest_askedAgainByMany_isToldOnce(Comm comm) throws InterruptedException {
        ConcurrentLinkedQueue<CommException> told = new ConcurrentLinkedQueue<>();
        comm.setErrorHandler((where, error) -> told.add(error));
        Request receive = comm.irecv(new int[0], 0, 1);
        comm.send(1, 0, 1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> assertThatThrownBy(receive::waitFor).isInstanceOf(CommException.class)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThatThrownBy(() -> Request.waitAll(receive)).isInstanceOf(CommException.class);
        assertThat(told).hasSize(1);
    }

    @RanksTest({1, 2})
    void handler_ownException_isThrownInstead(Comm comm) {
        comm.setErrorHandler((where, error) -> {
            throw new IllegalStateException(where.name(), error);
        });
        assertThatThrownBy(() -> comm.recv(null, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("world")
                .hasCauseInstanceOf(CommException.class);
        comm.barrier(); // the engine was left as it should be
    }

    @RanksTest({1, 3})
    void dupAndSplit_inherit_andChangeForThemselves(Comm comm) {
        Notes notes = new Notes();
        assertThat(comm.errorHandler()).isSameAs(ErrorHandler.RETURN);
        comm.setErrorHandler(notes);
        try (Comm copy = comm.dup();
                Comm part = comm.split(0, 0)) {
            assertThat(part.errorHandler()).isSameAs(notes);
            copy.setErrorHandler(ErrorHandler.RETURN);
            assertThatThrownBy(() -> copy.send(1, -9, 0)).isInstanceOf(CommException.class);
            assertThat(notes.told).isEmpty();
            assertThatThrownBy(() -> part.send(1, -9, 0)).isInstanceOf(CommException.class);
            assertThat(notes.told).hasSize(1);
        }
    }

    @RanksTest(2)
    void abortHandler_whereRanksShareAProcess_throwsAbort(Comm comm) {
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, error) -> assertThat(error).hasMessageContaining("dest: 5"));
        comm.setErrorHandler(ErrorHandler.ABORT);
        assertThatThrownBy(() -> comm.send(1, 5, 0))
                .isInstanceOfSatisfying(
                        AbortException.class, e -> assertThat(e.code()).isEqualTo(1));
    }
}
