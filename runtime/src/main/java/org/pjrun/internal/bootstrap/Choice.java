package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which message a receive or probe from any source took.
 *
 * @param nanos of the host's clock when it was known
 * @param rank in the world
 * @param number of this rank's receives and probes from any source before it
 * @param source rank in the communicator whose message it took
 * @param others whose messages were there, too, and would have been as good
 * @param tag that it asked for
 * @param line of the program, empty if that is not known
 */
public record Choice(long nanos, int rank, int number, int source, List<Integer> others, int tag, String line) {
    /** File in a folder of choices with those that ranks are to make. */
    private static final String WANTED = "wanted";

    private static final int WORDS = 7;

    /** The same by another of those that would have been as good. */
    public Choice instead(int other) {
        return new Choice(nanos, rank, number, other, List.of(), tag, line);
    }

    /** Whether both are the same receive with the same result. */
    public boolean same(Choice other) {
        return rank == other.rank && number == other.number && source == other.source;
    }

    /** The line of a file. */
    public String text() {
        String alternatives =
                others.isEmpty() ? "-" : others.stream().map(String::valueOf).collect(Collectors.joining(","));
        return nanos + " " + rank + " " + number + " " + source + " " + alternatives + " " + tag + " "
                + (line.isEmpty() ? "-" : line);
    }

    /**
     * Reads a line of a file.
     *
     * @throws IOException if it is none
     */
    public static Choice of(String text) throws IOException {
        String[] words = text.split(" ", WORDS);
        try {
            List<Integer> others = words[4].equals("-")
                    ? List.of()
                    : Stream.of(words[4].split(",")).map(Integer::valueOf).toList();
            return new Choice(
                    Long.parseLong(words[0]),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    others,
                    Integer.parseInt(words[5]),
                    words[6].equals("-") ? "" : words[6]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("not a choice of pjrun's: " + text, e);
        }
    }

    /** Notes it in a folder, at once: a rank that hangs is killed. */
    public void note(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("made." + rank), text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All that ranks have noted in a folder, in the order of time. */
    public static List<Choice> made(Path folder, int ranks) throws IOException {
        List<Choice> made = new ArrayList<>();
        for (int r = 0; r < ranks; r++) {
            Path file = folder.resolve("made." + r);
            if (Files.exists(file)) {
                made.addAll(read(file));
            }
        }
        made.sort(Comparator.comparingLong(Choice::nanos));
        return made;
    }

    /** Says in a folder which choices ranks are to make. */
    public static void want(Path folder, List<Choice> wanted) throws IOException {
        write(folder.resolve(WANTED), wanted);
    }

    /** The choices that ranks are to make, none if the folder says nothing. */
    public static List<Choice> wanted(Path folder) throws IOException {
        Path file = folder.resolve(WANTED);
        return Files.exists(file) ? read(file) : List.of();
    }

    /** Writes choices to a file. */
    public static void write(Path file, List<Choice> choices) throws IOException {
        Files.write(file, choices.stream().map(Choice::text).toList());
    }

    /** Reads choices from a file. */
    public static List<Choice> read(Path file) throws IOException {
        List<Choice> choices = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            choices.add(of(line));
        }
        return choices;
    }
}
