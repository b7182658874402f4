package org.pjrun.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.internal.bootstrap.BoardLayout;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.internal.transport.ring.Reservation;

final class BoardsTest {
    private static final int RANKS = 3;
    private static final int[] ALL = {0, 1, 2};

    private final MemorySegment memory = HostSegment.local(RANKS);
    private final Boards boards = new Boards(memory, RANKS, Reservation.NONE);

    private List<Board> open(int place) {
        List<Board> members = new ArrayList<>();
        for (int me : ALL) {
            members.add(new Boards(memory, RANKS, Reservation.NONE).open(place, RANKS, ALL, ALL, me));
        }
        return members;
    }

    @Test
    void lend_moreThanThereAre_isRefusedUntilAllMembersHaveClosedOne() {
        int places = new SegmentLayout(RANKS).boards().places();
        List<Integer> lent = new ArrayList<>();
        for (int i = 1; i < places; i++) {
            lent.add(boards.lend());
        }
        assertThat(lent).doesNotHaveDuplicates().doesNotContain(Boards.WORLD, Boards.NONE);
        assertThat(boards.lend()).isEqualTo(Boards.NONE);

        List<Board> members = open(lent.get(4));
        members.get(2).close();
        members.get(0).close();
        assertThat(boards.lend()).isEqualTo(Boards.NONE);
        members.get(1).close();
        assertThat(boards.lend()).isEqualTo(lent.get(4));
    }

    @Test
    void worldsOfTwoHosts_inOneSegment_doNotMeet() {
        Board first = boards.open(Boards.WORLD, RANKS, new int[] {0, 1}, new int[] {0, 1}, 0);
        Board second = boards.open(Boards.WORLD, RANKS, new int[] {0, 1}, new int[] {0, 1}, 1);
        Board other = boards.open(Boards.WORLD, RANKS, new int[] {2}, new int[] {2}, 2);

        other.show(false);
        assertThat(second.shown(0))
                .as("what the first rank of another host has shown")
                .isFalse();

        first.show(false);
        assertThat(second.shown(0)).isTrue();
    }

    @Test
    void close_whileACallHasNotEnded_waitsForIt() {
        int place = boards.lend();
        List<Board> members = open(place);
        int turn = members.get(0).takeTurn();
        members.forEach(Board::close);
        assertThat(boards.lend()).isNotEqualTo(place);
        assertThat(members.get(0).isTurn(turn)).isTrue();
        members.get(0).endTurn();
        assertThat(boards.lend()).isEqualTo(place);
    }

    @Test
    void bytes_ofAllPlaces_haveABound() {
        for (int ranks : new int[] {1, 2, 8, 64, 256, 4096}) {
            BoardLayout layout = new SegmentLayout(ranks).boards();
            long bytes = layout.lines(layout.places(), 0) - layout.lines(0, 0);
            assertThat(bytes).as("%d ranks", ranks).isLessThanOrEqualTo(72L << 20);
            assertThat(layout.places()).isPositive();
        }
    }

    @Test
    void slot_isOverwritten_onlyWhenAllHaveReleasedIt() {
        List<Board> members = open(boards.lend());
        Board writer = members.get(0);
        members.forEach(member -> member.begin(0, 7, new Aside()));
        for (int tick = 0; tick < BoardLayout.GENERATIONS; tick++) {
            assertThat(writer.free()).isTrue();
            writer.own(tick == 1).set(ValueLayout.JAVA_INT, 0, 40 + tick);
            writer.show(tick == 1);
            writer.release();
        }
        assertThat(writer.free()).isFalse();
        for (int tick = 0; tick < BoardLayout.GENERATIONS; tick++) {
            for (Board reader : members.subList(1, RANKS)) {
                assertThat(reader.shown(0)).isTrue();
                assertThat(reader.agrees(0)).isTrue();
                assertThat(reader.slot(0).get(ValueLayout.JAVA_INT, 0)).isEqualTo(40 + tick);
            }
            assertThat(writer.free()).isEqualTo(tick > 0);
            members.get(1).release();
            assertThat(writer.free()).isEqualTo(tick > 0);
            members.get(2).release();
            assertThat(writer.free()).isTrue();
        }
    }

    @Test
    void calls_thatDiffer_areFoundAlsoLater() {
        List<Board> members = open(boards.lend());
        Board one = members.get(0);
        Board other = members.get(1);
        for (int number = 0; number < 2; number++) {
            one.begin(number, number == 0 ? 11 : 5, new Aside());
            other.begin(number, number == 0 ? 22 : 5, new Aside());
            other.show(false);
            if (number == 0) {
                one.release();
                other.release();
            }
        }
        assertThat(one.shown(1)).isTrue();
        assertThat(one.agrees(1)).isFalse();
        assertThat(one.difference(1)).isEqualTo(new Difference(0, 11, 22));
    }
}
