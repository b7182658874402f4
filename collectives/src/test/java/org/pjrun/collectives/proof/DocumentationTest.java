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

/** The tables of docs/algorithms.md are what the classes give; a failure shows the table to put there. */
@Timeout(60)
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "algorithms.md");
    private static final int SIZE = 8;
    private static final long COUNT = 840;

    @Test
    void costTable_isThatOfTheClasses() throws IOException {
        StringBuilder table = new StringBuilder("""
            | collective | algorithm | class | operations | ranks | latencies | transfers | combining |
            |---|---|---|---|---|---|---|---|
            """);
        for (Algorithm algorithm : Algorithms.all()) {
            table.append("| ").append(userName(algorithm.collective()));
            table.append(" | ").append(algorithm.name());
            table.append(" | `").append(algorithm.getClass().getSimpleName()).append('`');
            table.append(" | ").append(operations(algorithm));
            table.append(" | ").append(ranks(algorithm));
            table.append(" | ").append(time(algorithm, new CostModel(1, 0, 0), 1));
            table.append(" | ").append(time(algorithm, new CostModel(0, 1, 0), COUNT));
            table.append(" | ").append(time(algorithm, new CostModel(0, 0, 1), COUNT));
            table.append(" |\n");
        }
        assertThat(section("costs")).isEqualTo(table.toString());
    }

    @Test
    void selectionTable_isThatOfTheCostModel() throws IOException {
        StringBuilder table = new StringBuilder("""
            | collective | ranks | chosen, by bytes |
            |---|---|---|
            """);
        for (Collective collective : Collective.values()) {
            for (int size : new int[] {2, 7, 8, 64}) {
                if (!collective.irregular()) {
                    table.append("| ")
                            .append(userName(collective))
                            .append(" | ")
                            .append(size);
                    table.append(" | ").append(choices(collective, size)).append(" |\n");
                }
            }
        }
        assertThat(section("selection")).isEqualTo(table.toString());
    }

    private static String section(String name) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->";
        assertThat(page).contains(begin, end);
        return page.substring(page.indexOf(begin) + begin.length(), page.indexOf(end));
    }

    private static String userName(Collective collective) {
        return collective.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String operations(Algorithm algorithm) {
        if (!algorithm.collective().reduces()) {
            return "";
        }
        if (algorithm.supports(call(algorithm.collective(), 0, SIZE, 1, COUNT, false))) {
            return "any";
        }
        boolean fromRank0 = algorithm.supports(call(algorithm.collective(), 0, SIZE, 0, COUNT, false));
        return fromRank0 ? "commutative, or root 0" : "commutative";
    }

    private static String ranks(Algorithm algorithm) {
        if (algorithm.supports(call(algorithm.collective(), 0, 7, 0, COUNT, true))) {
            return "any";
        }
        return algorithm.supports(call(algorithm.collective(), 0, 6, 0, COUNT, true)) ? "even" : "power of 2";
    }

    private static String time(Algorithm algorithm, CostModel model, double unit) {
        List<Schedule> schedules = new ArrayList<>();
        for (int rank = 0; rank < SIZE; rank++) {
            schedules.add(algorithm.schedule(call(algorithm.collective(), rank, SIZE, 0, COUNT, true)));
        }
        return String.format(Locale.ROOT, "%.2f", Simulator.seconds(schedules, 1, model) / unit);
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

    private static String choices(Collective collective, int size) {
        Selection selection = Selection.byCost(CostModel.SHARED_MEMORY);
        StringBuilder text = new StringBuilder();
        String current = "";
        for (long bytes = 8; bytes <= 1L << 26; bytes *= 2) {
            String chosen =
                    selection.choose(call(collective, 0, size, 0, bytes, true)).name();
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
