package org.pjrun.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who can still move, from snapshots that no job has to make. */
final class AnalysisTest {
    private long ids;

    @Test
    void receivesInACircle_areADeadlock() {
        assertThat(stuck(rank(0, needsAll(1)), rank(1, needsAll(0)))).containsExactly(0, 1);
        assertThat(Analysis.cycle(Analysis.deadlock(List.of(rank(0, needsAll(1)), rank(1, needsAll(0)))), 2))
                .containsExactly(0, 1);
    }

    @Test
    void chainToARankThatComputes_isNone() {
        assertThat(stuck(rank(0, needsAll(1)), rank(1, needsAll(2)), free(2))).isEmpty();
    }

    @Test
    void chainToARankThatHasEnded_isADeadlock() {
        assertThat(stuck(rank(0, needsAll(1)), rank(1, needsAll(2)), RankSnapshot.of(2, RankSnapshot.State.LEFT)))
                .containsExactly(0, 1);
    }

    @Test
    void rankThatDoesNotAnswer_mayMove() {
        assertThat(stuck(rank(0, needsAll(1)), RankSnapshot.of(1, RankSnapshot.State.SILENT)))
                .isEmpty();
        assertThat(stuck(rank(0, needsAll(1)), RankSnapshot.of(1, RankSnapshot.State.ABSENT)))
                .isEmpty();
    }

    @Test
    void waitForAny_needsOneThatMayMove() {
        assertThat(stuck(rank(0, needsAny(1, 2)), rank(1, needsAll(0)), free(2)))
                .isEmpty();
        assertThat(stuck(rank(0, needsAny(1, 2)), rank(1, needsAll(0)), rank(2, needsAll(1))))
                .containsExactly(0, 1, 2);
    }

    @Test
    void waitForAll_needsAllToMove() {
        assertThat(stuck(rank(0, needsAll(1, 2)), rank(1, needsAll(0)), free(2)))
                .containsExactly(0, 1);
    }

    @Test
    void rankWithAnotherThreadThatIsReleased_mayMove() {
        assertThat(stuck(rank(0, needsAll(1), needsAll(2)), rank(1, needsAll(0)), free(2)))
                .isEmpty();
    }

    @Test
    void operationInTheBackground_movesItsRank() {
        BlockedCall background = new BlockedCall(++ids, "", "", "", 0, true, needs(2), List.of());
        assertThat(stuck(rank(0, needsAll(1), background), rank(1, needsAll(0)), free(2)))
                .isEmpty();
        assertThat(stuck(rank(0, needsAll(1), background), rank(1, needsAll(0)), rank(2, needsAll(0))))
                .containsExactly(0, 1, 2);
    }

    @Test
    void partOfARunningJob_isFound() {
        assertThat(stuck(rank(0, needsAll(1)), rank(1, needsAll(0)), free(2), rank(3, needsAll(2))))
                .containsExactly(0, 1);
    }

    @Test
    void matchedMessage_onlyTakesTime() {
        Need need = new Need(Need.Kind.RECEIVE, 2, "world", List.of(1), 1, 0, 8, "INT", true, "");
        BlockedCall call = new BlockedCall(++ids, "main", "recv", "", 0, true, List.of(need), List.of());
        assertThat(stuck(rank(0, call), rank(1, needsAll(0)))).isEmpty();
    }

    @Test
    void sleeperAside_isSuspectOnly() {
        LiveThread timer = new LiveThread("timer", "TIMED_WAITING", "", true, true, List.of());
        List<RankSnapshot> ranks = List.of(with(rank(0, needsAll(1)), timer), rank(1, needsAll(0)));
        assertThat(Analysis.deadlock(ranks)).isEmpty();
        assertThat(Analysis.suspicion(ranks)).hasSize(2);
    }

    @Test
    void messageUnderWay_leavesTheAnswersUnbalanced() {
        List<RankSnapshot> balanced =
                List.of(frames(0, List.of(0L, 2L), List.of(0L, 1L)), frames(1, List.of(1L, 0L), List.of(2L, 0L)));
        List<RankSnapshot> underWay = List.of(balanced.get(0), frames(1, List.of(1L, 0L), List.of(1L, 0L)));
        assertThat(StallWatch.quiet(balanced, balanced, Set.of(0, 1))).isTrue();
        assertThat(StallWatch.quiet(underWay, underWay, Set.of(0, 1))).isFalse();
        assertThat(StallWatch.quiet(underWay, balanced, Set.of(0, 1))).isTrue();
    }

    @Test
    void codec_bringsASnapshotBack() {
        RankSnapshot snapshot = with(
                rank(3, needsAll(1, 2), needsAny(0)),
                new LiveThread("t", "RUNNABLE", "A.java:1", true, false, List.of("a.A.b(A.java:1)")));
        assertThat(SnapshotCodec.read(SnapshotCodec.bytes(snapshot, 60_000))).isEqualTo(snapshot);
    }

    @Test
    void codec_leavesOutWhatDoesNotFit() {
        List<BlockedCall> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(needsAll(0));
        }
        RankSnapshot snapshot = rank(0, many.toArray(new BlockedCall[0]));
        assertThat(SnapshotCodec.bytes(snapshot, 20_000)).hasSizeLessThan(20_000);
    }

    private List<Integer> stuck(RankSnapshot... ranks) {
        return Analysis.deadlock(List.of(ranks)).stream().map(Stuck::rank).toList();
    }

    private BlockedCall needsAll(Integer... ranks) {
        return new BlockedCall(++ids, "main", "recv", "A.java:1", 100, true, needs(ranks), List.of("a.A.b(A.java:1)"));
    }

    private BlockedCall needsAny(Integer... ranks) {
        return new BlockedCall(++ids, "main", "waitAny", "A.java:2", 100, false, needs(ranks), List.of());
    }

    private static List<Need> needs(Integer... ranks) {
        List<Need> needs = new ArrayList<>();
        for (int rank : ranks) {
            needs.add(new Need(Need.Kind.RECEIVE, 2, "world", List.of(rank), rank, 7, 16, "INT", false, ""));
        }
        return needs;
    }

    private static RankSnapshot rank(int rank, BlockedCall... calls) {
        RankSnapshot empty = RankSnapshot.of(rank, RankSnapshot.State.ANSWERED);
        return new RankSnapshot(
                rank,
                empty.state(),
                1,
                List.of(calls),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static RankSnapshot with(RankSnapshot s, LiveThread thread) {
        return new RankSnapshot(
                s.rank(),
                s.state(),
                s.pid(),
                s.blocked(),
                List.of(thread),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static RankSnapshot free(int rank) {
        return with(rank(rank), new LiveThread("main", "RUNNABLE", "A.java:3", true, false, List.of()));
    }

    private static RankSnapshot frames(int rank, List<Long> sent, List<Long> received) {
        return new RankSnapshot(
                rank,
                RankSnapshot.State.ANSWERED,
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                sent,
                received,
                false,
                List.of(),
                List.of(),
                List.of());
    }
}
