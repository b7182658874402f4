package org.pjrun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.Comm;
import org.pjrun.PeerFailedException;

@Timeout(30)
class RanksRunTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void run_severalRanks_eachRankRunsOnce(int size) {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        Ranks.run(size, comm -> {
            assertThat(comm.size()).isEqualTo(size);
            assertThat(seen.add(comm.rank())).isTrue();
        });
        assertThat(seen).hasSize(size);
    }

    @Test
    void call_messagePassed_resultsStandInOrderOfRanks() {
        assertThat(Ranks.call(4, comm -> {
                    comm.send(comm.rank(), (comm.rank() + 1) % 4, 0);
                    return comm.recvInt((comm.rank() + 3) % 4, 0);
                }))
                .containsExactly(3, 0, 1, 2);
    }

    @Test
    void run_rankThrows_sameExceptionAndOthersAreNotLeftWaiting() {
        IOException thrown = new IOException("on purpose");
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> Ranks.run(3, comm -> {
                    if (comm.rank() == 1) {
                        throw thrown;
                    }
                    try {
                        comm.recvInt(1, 0);
                    } catch (PeerFailedException e) {
                        told.incrementAndGet();
                        throw e;
                    }
                }))
                .isSameAs(thrown);
        assertThat(told).hasValue(2);
        assertThat(thrown.getSuppressed()).hasSize(3);
        assertThat(thrown.getSuppressed()[0]).hasMessage("thrown by rank 1 of 3");
    }

    @Test
    void run_ranksHang_errorShowsWhereAndThreadsEnd() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Ranks.of(3).limit(Duration.ofMillis(300)).run(comm -> {
                    if (comm.rank() > 0) {
                        comm.recvInt(0, 0);
                    }
                }))
                .withMessageStartingWith("2 of 3 ranks have not returned after 300 ms: pjrun-rank-")
                .withMessageContaining("recvInt");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("pjrun-rank-"));
    }

    @Test
    void of_noRanks_isRefused() {
        assertThatThrownBy(() -> Ranks.of(0)).hasMessage("ranks: 0 (expected: > 0)");
    }

    @RanksTest({1, 3})
    void annotation_severalSizes_methodRunsOnceARank(Comm comm) {
        int me = comm.rank();
        int size = comm.size();
        assertThat(size).isIn(1, 3);
        comm.isend(new int[] {me}, (me + 1) % size, 5).waitFor();
        assertThat(comm.recvInt((me + size - 1) % size, 5)).isEqualTo((me + size - 1) % size);
    }
}
