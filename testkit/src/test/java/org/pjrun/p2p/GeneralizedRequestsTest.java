package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.GeneralizedOperation;
import org.pjrun.GeneralizedRequest;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.RanksTest;

/** Requests that the program completes (MPI 4.1 §13.2). */
@Timeout(60)
class GeneralizedRequestsTest {
    private static final Status DONE = new Status(3, 4, ElementType.INT, 8, false);

    /** Notes what is asked of it. */
    private static final class Noted implements GeneralizedOperation {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Status query() {
            asked.add("query");
            return DONE;
        }

        @Override
        public void free() {
            asked.add("free");
        }

        @Override
        public void cancel(boolean complete) {
            asked.add("cancel " + complete);
        }
    }

    @RanksTest({1, 2})
    void complete_byAnotherThread_endsTheWaitAndAsksOnce(Comm comm) throws InterruptedException {
        Noted noted = new Noted();
        GeneralizedRequest request = comm.environment().grequestStart(noted);
        assertThat(request.test()).isEmpty();
        assertThat(request.active()).isTrue();
        request.cancel();
        Thread helper = Thread.ofPlatform().start(request::complete);
        assertThat(request.waitFor()).isEqualTo(DONE);
        helper.join();
        assertThat(request.active()).isFalse();
        assertThat(request.test()).contains(DONE);
        request.cancel();
        assertThat(noted.asked).containsExactly("cancel false", "query", "free", "cancel true");
        assertThatThrownBy(request::complete)
                .isInstanceOfSatisfying(
                        CommException.class, e -> assertThat(e.errorClass()).isEqualTo(ErrorClass.REQUEST))
                .hasMessageContaining("has been completed before");
    }

    @RanksTest({1, 2})
    void waitAny_togetherWithReceives_tellsWhichIsFirst(Comm comm) throws InterruptedException {
        int peer = comm.size() - 1 - comm.rank();
        GeneralizedRequest own = comm.environment().grequestStart(new GeneralizedOperation() {});
        Request receive = comm.irecv(new int[1], peer, 0);
        Thread helper = Thread.ofVirtual().start(own::complete);
        assertThat(Request.waitAny(receive, own)).isEqualTo(1);
        helper.join();
        comm.barrier();
        comm.send(1, peer, 0);
        assertThat(Request.waitAny(receive, own)).isZero();
        assertThat(Request.testAll(receive, own)).isTrue();
        assertThat(own.waitFor()).isEqualTo(Status.EMPTY);
    }

    @RanksTest(1)
    void query_thatThrows_isThrownByEveryWait(Comm comm) {
        List<CommException> told = new ArrayList<>();
        comm.setErrorHandler((where, error) -> told.add(error));
        CommException failure = new CommException(ErrorClass.IO, "disk is full");
        GeneralizedRequest request = comm.environment().grequestStart(new GeneralizedOperation() {
            @Override
            public Status query() {
                throw failure;
            }
        });
        request.complete();
        assertThatThrownBy(request::waitFor).isSameAs(failure);
        assertThatThrownBy(request::test).isSameAs(failure);
        assertThatThrownBy(() -> request.toCompletableFuture().join()).hasCause(failure);
        assertThat(told).containsExactly(failure);
    }
}
