package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.ObjectRequest;
import org.pjrun.PeerFailedException;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.TruncationException;
import org.pjrun.testkit.Ranks;
import org.pjrun.testkit.RanksTest;

/** Requests as completion stages, and waits of very many virtual threads. */
@Timeout(60)
class StagesTest {
    private static final int MANY = 10_000;

    @RanksTest({1, 2})
    void receive_asAStage_goesOnWithItsStatusAndCommunicates(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        int[] into = new int[3];
        CompletableFuture<Integer> answer = comm.irecv(into, peer, 0)
                .thenApply(status -> {
                    comm.send((int) status.count(), peer, 1); // whoever runs this may communicate
                    return into[0];
                })
                .toCompletableFuture();
        comm.send(new int[] {7, 8}, peer, 0);
        assertThat(comm.recvInt(peer, 1)).isEqualTo(2);
        assertThat(answer.join()).isEqualTo(7);
    }

    @RanksTest({1, 2})
    void complete_already_isRunByTheCaller(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Request receive = comm.irecv(new int[1], peer, 0);
        comm.send(1, peer, 0);
        Status status = receive.waitFor();
        Thread[] ran = new Thread[2];
        receive.thenAccept(again -> {
            assertThat(again).isEqualTo(status);
            ran[0] = Thread.currentThread();
        });
        comm.isend(new int[1], Comm.PROC_NULL, 0).thenRun(() -> ran[1] = Thread.currentThread());
        assertThat(ran).containsOnly(Thread.currentThread());
    }

    @RanksTest({1, 2})
    void pending_isRunByAVirtualThread_andTheRequestIsNoted(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Request receive = comm.irecv(new int[1], peer, 0);
        CompletableFuture<Thread> ran =
                receive.thenApply(status -> Thread.currentThread()).toCompletableFuture();
        comm.barrier();
        comm.send(1, peer, 0);
        assertThat(ran.join().isVirtual()).isTrue();
        assertThat(receive.active()).isFalse();
        assertThat(Request.waitAny(receive)).isEqualTo(Request.UNDEFINED);
        assertThat(receive.waitFor().count()).isEqualTo(1);
    }

    @RanksTest({1, 2})
    void failure_ofTheOperation_isTheStages(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Request receive = comm.irecv(new int[1], peer, 0);
        CompletableFuture<String> message =
                receive.handle((status, failure) -> String.valueOf(failure)).toCompletableFuture();
        comm.send(new int[2], peer, 0);
        assertThat(message.join()).contains("message truncated: 8 bytes arrived");
        assertThatThrownBy(() -> receive.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TruncationException.class);
    }

    @RanksTest({1, 2})
    void cancel_ofTheFuture_leavesTheRequestAlone(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        Request receive = comm.irecv(new int[1], peer, 0);
        assertThat(receive.toCompletableFuture().cancel(true)).isTrue();
        assertThat(receive.toCompletableFuture().isDone()).isFalse();
        comm.barrier();
        comm.send(1, peer, 0);
        assertThat(receive.toCompletableFuture().join().cancelled()).isFalse();
        Request never = comm.irecv(new int[1], peer, 1);
        CompletableFuture<Status> end = never.toCompletableFuture();
        never.cancel();
        assertThat(end.join().cancelled()).isTrue();
    }

    @RanksTest({1, 2, 3})
    void objectsAndCollectives_areStagesToo(Comm comm) {
        int next = (comm.rank() + 1) % comm.size();
        int last = (comm.rank() + comm.size() - 1) % comm.size();
        ObjectRequest<List<Integer>> receive = comm.irecvObject(last, 0);
        CompletableFuture<Integer> sum = receive.object()
                .thenCombine(comm.iallgatherObject(comm.rank()).object(), (mine, all) -> mine.get(0) + all.size())
                .toCompletableFuture();
        comm.sendObject(List.of(comm.rank()), next, 0);
        assertThat(sum.join()).isEqualTo(last + comm.size());
        CompletableFuture<Status> both =
                comm.ibarrier().thenCompose(done -> comm.ibarrier()).toCompletableFuture();
        assertThat(both.join()).isEqualTo(Status.EMPTY);
    }

    @RanksTest({1, 2})
    void persistent_eachStart_isAStageOfItsOwn(Comm comm) {
        int peer = comm.size() - 1 - comm.rank();
        int[] into = new int[1];
        PersistentRequest receive = comm.recvInit(into, peer, 0);
        assertThat(receive.toCompletableFuture().join()).isEqualTo(Status.EMPTY);
        for (int i = 0; i < 20; i++) {
            receive.start();
            CompletableFuture<Integer> value =
                    receive.thenApply(status -> into[0]).toCompletableFuture();
            comm.send(i, peer, 0);
            assertThat(value.join()).isEqualTo(i);
        }
    }

    @RanksTest(value = 2, limitSeconds = 50)
    void tenThousandStages_allGoOn(Comm comm) {
        int peer = 1 - comm.rank();
        AtomicInteger sum = new AtomicInteger();
        CompletableFuture<?>[] all = new CompletableFuture<?>[MANY];
        for (int i = 0; i < MANY; i++) {
            int[] into = new int[1];
            all[i] = comm.irecv(into, peer, i)
                    .thenRun(() -> sum.addAndGet(into[0]))
                    .toCompletableFuture();
        }
        for (int i = MANY - 1; i >= 0; i--) {
            comm.send(i, peer, i);
        }
        CompletableFuture.allOf(all).join();
        assertThat(sum).hasValue(MANY / 2 * (MANY - 1));
    }

    @RanksTest(value = 2, limitSeconds = 50)
    void tenThousandVirtualThreads_waitForOneAnyAndAll_blockNoCarrier(Comm comm) throws InterruptedException {
        int peer = 1 - comm.rank();
        AtomicInteger sum = new AtomicInteger();
        CountDownLatch waiting = new CountDownLatch(MANY);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int[] into = new int[1];
            int[] end = new int[1];
            int way = i % 3;
            Request receive = comm.irecv(into, peer, 2 * i);
            Request other = comm.irecv(end, peer, 2 * i + 1);
            threads.add(Thread.ofVirtual().start(() -> {
                waiting.countDown();
                switch (way) {
                    case 0 -> receive.waitFor();
                    case 1 -> assertThat(Request.waitAny(receive, other)).isZero();
                    default -> Request.waitAll(receive);
                }
                other.cancel();
                if (other.waitFor().cancelled()) {
                    sum.addAndGet(into[0]);
                }
            }));
        }
        // all have begun, which they could not if a few of them kept the carriers
        waiting.await();
        comm.barrier();
        for (int i = 0; i < MANY; i++) {
            comm.send(i, peer, 2 * i);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sum).hasValue(MANY / 2 * (MANY - 1));
    }

    @Test
    void stage_ofAPeerThatDies_fails() {
        assertThatThrownBy(() -> Ranks.run(2, comm -> {
                    if (comm.rank() == 1) {
                        throw new IllegalStateException("dies");
                    }
                    CompletableFuture<Status> future =
                            comm.irecv(new int[1], 1, 0).toCompletableFuture();
                    assertThatThrownBy(future::join).hasCauseInstanceOf(PeerFailedException.class);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("dies");
    }
}
