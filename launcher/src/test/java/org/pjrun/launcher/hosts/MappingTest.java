package org.pjrun.launcher.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.launcher.BadInput;

final class MappingTest {
    private static final Policy BY_NODE = new Policy(true, 0, 0, null, null);
    private static final Policy OVER = new Policy(false, 0, 0, null, true);

    /** The hosts of the ranks in order, with each one's number there. */
    private static String map(String hosts, int ranks, Policy policy) {
        return text(Mapping.of(HostFile.list("-H", hosts), ranks, policy));
    }

    private static String text(List<Place> places) {
        return places.stream()
                .map(place ->
                        place.host() + "." + place.localRank() + (place.cpus().isEmpty() ? "" : "@" + place.cpus()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"'a:2,b:1',3", "'a,b,c',3", "a:7,7", "'n[1-3]:2',6"})
    void room_isTheNumberOfSlots(String hosts, int room) {
        assertThat(Mapping.room(HostFile.list("-H", hosts), Policy.USUAL)).isEqualTo(room);
    }

    @Test
    void bySlot_fillsOneHostAfterTheOther() {
        assertThat(map("a:2,b:3", 4, Policy.USUAL)).isEqualTo("0.0 0.1 1.0 1.1");
    }

    @Test
    void byNode_goesInTurn() {
        assertThat(map("a:2,b:3,c", 6, BY_NODE)).isEqualTo("0.0 1.0 2.0 0.1 1.1 1.2");
    }

    @Test
    void byNode_rankedBySlot_numbersHostByHost() {
        assertThat(map("a:2,b:2", 3, new Policy(true, 0, 0, false, null))).isEqualTo("0.0 0.1 1.0");
    }

    @Test
    void bySlot_rankedByNode_numbersInTurn() {
        assertThat(map("a:2,b:2", 4, new Policy(false, 0, 0, true, null))).isEqualTo("0.0 1.0 0.1 1.1");
    }

    @Test
    void perHost_givesEachSoMany() {
        Policy two = new Policy(false, 2, 0, null, null);
        assertThat(Mapping.room(HostFile.list("-H", "a,b,c"), two)).isEqualTo(6);
        assertThat(map("a,b,c", 5, two)).isEqualTo("0.0 0.1 1.0 1.1 2.0");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> map("a,b", 5, two))
                .withMessage("5 ranks, but 2 on each of 2 hosts are 4; name more hosts, or start fewer ranks");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> map("a,b", 2, new Policy(false, 2, 0, null, false)))
                .withMessageContaining("host a has 1 slots, not 2");
    }

    @Test
    void moreRanksThanSlots_areRefusedUnlessAllowed() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> map("a:1,b:1", 5, Policy.USUAL))
                .withMessage("5 ranks, but the hosts have 2 slots (a:1, b:1); give them more, as in a:5, or allow more"
                        + " ranks than slots by --oversubscribe");
        assertThat(map("a:1,b:1", 5, OVER)).isEqualTo("0.0 0.1 0.2 1.0 1.1");
    }

    @Test
    void processorsOfARank_takeTheirSlots() {
        Policy pairs = new Policy(false, 0, 2, null, null);
        assertThat(Mapping.room(HostFile.list("-H", "a:4,b:5"), pairs)).isEqualTo(4);
        assertThat(map("a:4,b:4", 3, pairs)).isEqualTo("0.0 0.1 1.0");
    }

    @Test
    void everyRank_hasAPlaceOfItsOwn() {
        for (int ranks = 1; ranks <= 12; ranks++) {
            for (Policy policy : List.of(Policy.USUAL, BY_NODE, new Policy(false, 4, 0, true, null))) {
                List<Place> places = Mapping.of(HostFile.list("-H", "a:3,b:5,c:4"), ranks, policy);
                assertThat(places).hasSize(ranks).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void hostFile_ofBothKinds_isRead() {
        List<Host> hosts = HostFile.lines(
                "--hostfile f",
                List.of("# mine", "a slots=4 max_slots=8", "", "b:2  # two", "c", "n[1-2] slots = 3", "b"));
        assertThat(hosts)
                .containsExactly(
                        new Host("a", 4), new Host("b", 3), new Host("c", 1), new Host("n1", 3), new Host("n2", 3));
    }

    @Test
    void hostFile_withMistake_saysWhichLine() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> HostFile.lines("--hostfile f", List.of("a", "b slot=4")))
                .withMessage("--hostfile f, line 2: 'b slot=4': 'slot=4' is unknown (expected: slots=N)");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> HostFile.lines("--hostfile f", List.of("a:x")))
                .withMessageContaining("'x' is no number of slots");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> HostFile.list("-H", "a;reboot"))
                .withMessageContaining("is no name of a host");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> HostFile.list("-H", "-oProxyCommand=x"))
                .withMessageContaining("is no name of a host");
    }

    @Test
    void address_isAHostToo() {
        assertThat(HostFile.list("-H", "10.0.0.1:2,fd00::5"))
                .containsExactly(new Host("10.0.0.1", 2), new Host("fd00::5", 1));
    }

    @Test
    void rankFile_givesHostAndProcessors() {
        List<Host> hosts = new ArrayList<>();
        assertThat(text(RankFile.read(
                        "--rankfile f",
                        List.of("rank 1=b slot=0-1", "rank 0=a slots=2,4", "rank 2 = b # last"),
                        hosts)))
                .isEqualTo("1.0@2,4 0.0@0-1 0.1");
        assertThat(hosts).extracting(Host::name).containsExactly("b", "a");
        assertThat(text(RankFile.read("--rankfile f", List.of("rank 0=+n1"), HostFile.list("-H", "a,b"))))
                .isEqualTo("1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rank 0=a;rank 2=a | rank 1 has no line",
                "rank 0=a;rank 0=b | rank 0 has a place already",
                "rank 0=c | c is no host of this job",
                "rank x=a | (expected: as in 'rank 3=b slot=0-1')",
                "rank 0=a slot=1:2 | (expected: as in 'rank 3=b slot=0-1')",
                "# | names no rank"
            })
    void rankFile_withMistake_saysWhatIsWrong(String lines, String words) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> RankFile.read("--rankfile f", List.of(lines.split(";")), HostFile.list("-H", "a,b")))
                .withMessageContaining(words);
    }
}
