package org.pjrun.collectives.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Algorithms;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Selection;
import org.pjrun.collectives.Simulator;
import org.pjrun.collectives.Topology;

/** The tables of docs/algorithms.md are what the classes give; a failure shows the table to put there. */
@Timeout(60)
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "algorithms.md");
    private static final int SIZE = 8;
    private static final long COUNT = 840;
    private static final int SLOT = 1 << 15;

    /** What ranks of one host take where only what goes on between hosts is counted. */
    private static final CostModel FREE = new CostModel(0, 0, 0, 0, 1, null);

    @Test
    void costTable_isThatOfTheClasses() throws IOException {
        StringBuilder table = new StringBuilder("""
            | collective | algorithm | class | operations | ranks | latencies | transfers | combining | ticks |
            |---|---|---|---|---|---|---|---|---|
            """);
        for (Algorithm algorithm : Algorithms.all()) {
            table.append("| ").append(userName(algorithm.collective()));
            table.append(" | ").append(algorithm.name());
            table.append(" | `").append(algorithm.getClass().getSimpleName()).append('`');
            table.append(" | ").append(operations(algorithm));
            table.append(" | ").append(ranks(algorithm));
            table.append(" | ").append(time(algorithm, new CostModel(1, 0, 0, 0, 1, FREE), 1));
            table.append(" | ").append(time(algorithm, new CostModel(0, 1, 0, 0, 1, FREE), COUNT));
            table.append(" | ").append(time(algorithm, new CostModel(0, 0, 1, 0, 1, null), COUNT));
            table.append(" | ").append(time(algorithm, new CostModel(0, 0, 0, 1, 1, null), 1));
            table.append(" |\n");
        }
        check("costs", table.toString());
    }

    @Test
    void selectionTable_isThatOfTheCostModel() throws IOException {
        StringBuilder table = new StringBuilder("""
            | collective | ranks | chosen, by bytes | chosen with a board |
            |---|---|---|---|
            """);
        for (Collective collective : Collective.values()) {
            for (int size : new int[] {2, 7, 8, 64}) {
                if (!collective.irregular()) {
                    table.append("| ")
                            .append(userName(collective))
                            .append(" | ")
                            .append(size);
                    table.append(" | ").append(choices(collective, size, Topology.UNKNOWN));
                    table.append(" | ")
                            .append(choices(collective, size, Topology.oneHost(SLOT)))
                            .append(" |\n");
                }
            }
        }
        check("selection", table.toString());
    }

    /** Compares a section of the page, or writes it with {@code -Dpjrun.update-docs=true}. */
    private static void check(String name, String expected) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean("pjrun.update-docs")) {
            Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(expected);
        }
    }

    private static String userName(Collective collective) {
        return collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String operations(Algorithm algorithm) {
        if (!algorithm.collective().reduces()) {
            return "";
        }
        if (algorithm.supports(placed(algorithm, SIZE, 1, false))) {
            return "any";
        }
        boolean fromRank0 = algorithm.supports(placed(algorithm, SIZE, 0, false));
        return fromRank0 ? "commutative, or root 0" : "commutative";
    }

    private static String ranks(Algorithm algorithm) {
        if (algorithm.supports(placed(algorithm, 7, 0, true))) {
            return "any";
        }
        return algorithm.supports(placed(algorithm, 6, 0, true)) ? "even" : "power of 2";
    }

    private static String time(Algorithm algorithm, CostModel model, double unit) {
        Call call = placed(algorithm, SIZE, 0, true);
        List<Schedule> schedules = new ArrayList<>();
        for (int rank = 0; rank < SIZE; rank++) {
            schedules.add(algorithm.schedule(
                    call(algorithm.collective(), rank, SIZE, 0, COUNT, true).on(call.topology())));
        }
        return String.format(Locale.ROOT, "%.2f", Simulator.seconds(schedules, call.topology(), 1, model) / unit);
    }

    /** A call of rank 0, with ranks placed such that the algorithm supports it if it ever does. */
    private static Call placed(Algorithm algorithm, int size, int root, boolean commutative) {
        Call call = call(algorithm.collective(), 0, size, root, COUNT, commutative);
        Topology shortSlots = Topology.oneHost((int) COUNT / 2);
        for (Topology topology : List.of(Topology.UNKNOWN, Topology.oneHost(SLOT), Topology.blocks(4, 0), shortSlots)) {
            if (algorithm.supports(call.on(topology))) {
                return call.on(topology);
            }
        }
        return call;
    }

    private static Call call(Collective collective, int rank, int size, int root, long count, boolean commutative) {
        Blocks blocks = Blocks.equal(size, count);
        Blocks none = Blocks.none();
        return switch (collective) {
            case SCATTERV -> new Call(collective, rank, size, root, count, commutative, false, 1, blocks, none);
            case GATHERV, ALLGATHERV, REDUCE_SCATTER ->
                new Call(collective, rank, size, root, count, commutative, false, 1, none, blocks);
            case ALLTOALLV -> new Call(collective, rank, size, root, 0, commutative, false, 1, blocks, blocks);
            default -> new Call(collective, rank, size, root, count, commutative, false, 1);
        };
    }

    private static String choices(Collective collective, int size, Topology topology) {
        Selection selection = Selection.byCost(CostModel.SHARED_MEMORY);
        StringBuilder text = new StringBuilder();
        String current = "";
        for (long bytes = 8; bytes <= 1L << 26; bytes *= 2) {
            String chosen = selection
                    .choose(call(collective, 0, size, 0, bytes, true).on(topology))
                    .name();
            if (!chosen.equals(current)) {
                text.append(current.isEmpty() ? "" : ", from " + human(bytes) + ' ')
                        .append(chosen);
                current = chosen;
            }
        }
        return text.toString();
    }

    private static String human(long bytes) {
        if (bytes >= 1 << 20) {
            return (bytes >> 20) + " MiB";
        }
        return bytes >= 1 << 10 ? (bytes >> 10) + " KiB" : bytes + " B";
    }
}
