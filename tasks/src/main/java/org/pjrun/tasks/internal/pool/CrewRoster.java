package org.pjrun.tasks.internal.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pjrun.Comm;
import org.pjrun.Crew;
import org.pjrun.Progress;

/**
 * Processes that the pool starts itself, and replaces when they die.
 *
 * @param crew that they belong to
 * @param size how many are at work at the same time
 */
record CrewRoster(Crew crew, int size) implements Roster {
    /** How many workers of one pool can die before none is replaced any more. */
    private static final int MOST_REPLACED = 500;

    /** What runs where {@code java} was given a source file. */
    private static final String COMPILED_IN_MEMORY = "jdk.compiler/com.sun.tools.javac.launcher.";

    static CrewRoster of(int size, List<String> jvmOptions) {
        if (System.getProperty("sun.java.command", "").startsWith(COMPILED_IN_MEMORY)) {
            throw new IllegalStateException(
                    "pool: java has compiled this program in memory, where workers cannot find its classes (expected:"
                            + " class files); compile it by javac, or start the source by pjrun");
        }
        return new CrewRoster(Crew.of(size, size + MOST_REPLACED, WorkerMain.class, List.of(), jvmOptions), size);
    }

    @Override
    public Comm comm() {
        return crew.comm();
    }

    /** Of the program's own rank, whose page pjrun looks at, not of the crew's. */
    @Override
    public Progress progress(String name, long total) {
        return Progress.of(name, total);
    }

    @Override
    public List<Integer> first() {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ranks.add(crew.hire());
        }
        return ranks;
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public int hire() {
        return crew.hire();
    }

    @Override
    public void kill(int rank) {
        crew.kill(rank);
    }

    @Override
    public String name(int rank) {
        return "worker " + rank + " (pid " + crew.pid(rank) + ")";
    }

    @Override
    public Optional<String> ending(int rank) {
        return crew.ending(rank);
    }

    @Override
    public void close() {
        crew.close();
    }
}
