package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that a rank has received, in the order in which it has; those that it never received come last.
 *
 * @param choice number of the receive or probe from any source that took it, negative where it was none
 * @param context of the message
 * @param source rank in the communicator
 * @param tag of the message
 */
public record Taken(int choice, long context, int source, int tag) {
    private static final int WORDS = 4;

    /** Notes it in a folder, at once: a rank that hangs is killed. */
    public void note(Path folder, int rank) throws IOException {
        String line = choice + " " + context + " " + source + " " + tag + "\n";
        Files.writeString(file(folder, rank), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Sources of messages that a choice of the same rank might have taken, though they came later than what it took. */
    public static List<Integer> later(Path folder, Choice choice) throws IOException {
        List<Integer> sources = new ArrayList<>();
        Taken own = null;
        for (Taken each : all(folder, choice.rank())) {
            if (own == null) {
                own = each.choice == choice.number() ? each : null;
            } else if (each.context == own.context
                    && each.source != choice.source()
                    && (choice.tag() < 0 || each.tag == choice.tag())
                    && !choice.others().contains(each.source)
                    && !sources.contains(each.source)) {
                sources.add(each.source);
            }
        }
        return sources;
    }

    private static List<Taken> all(Path folder, int rank) throws IOException {
        List<Taken> all = new ArrayList<>();
        Path file = file(folder, rank);
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] words = line.split(" ", -1);
            if (words.length == WORDS) { // a rank may have been killed while it wrote
                all.add(new Taken(
                        Integer.parseInt(words[0]),
                        Long.parseLong(words[1]),
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3])));
            }
        }
        return all;
    }

    private static Path file(Path folder, int rank) {
        return folder.resolve("taken." + rank);
    }
}
