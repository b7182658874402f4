package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.testkit.Ranks;

/** MPI 4.1 chapters 7 to 9 over every transport. */
@Timeout(120)
class VocabularyTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void ranksOfOneProcess_findWhatTheStandardSays(int size) {
        Ranks.run(size, Vocabulary::check);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void overTcp_findWhatTheStandardSays(int size) {
        over("tcp", () -> Ranks.run(size, Vocabulary::check));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void onTwoHosts_findWhatTheStandardSays(int size) {
        over("hosts", () -> Ranks.run(size, Vocabulary::check));
    }

    /** Even ranks are on one host, odd ones on the other: each gets a square, which has the fewest neighbours outside. */
    @Test
    void cart_reordered_putsRanksOfAHostSideBySide() {
        over("hosts", () -> Ranks.run(8, VocabularyTest::requireSquares));
    }

    private static void requireSquares(Comm comm) {
        try (CartComm cart = comm.cartCreate(new int[] {2, 4}, new boolean[2], true);
                CartComm row = cart.sub(false, true)) {
            assertThat(row.allgatherObject(comm.environment().host())).containsExactly(0, 0, 1, 1);
            assertThat(comm.cartMap(new int[] {2, 4}, new boolean[2])).isEqualTo(cart.rank());
        }
        try (CartComm cart = comm.cartCreate(new int[] {2, 4}, new boolean[2], false)) {
            assertThat(cart.rank()).isEqualTo(comm.rank());
        }
    }

    private static void over(String transport, Runnable test) {
        System.setProperty("pjrun.testkit.transport", transport);
        try {
            test.run();
        } finally {
            System.clearProperty("pjrun.testkit.transport");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void processes_findWhatTheStandardSays(int size) throws InterruptedException {
        try (RankProcesses ranks = RankProcesses.start(Vocabulary.class, size, List.of("-Xmx64m"))) {
            assertThat(ranks.await(100)).as(ranks.lines().toString()).containsOnly(0);
            assertThat(ranks.lines().stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                    .containsExactlyElementsOf(Collections.nCopies(size, "checked"));
        }
    }
}
