package org.pjrun.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;

/**
 * All programs, and a main class that runs one of them as a job.
 *
 * <p>A comment {@code // !} marks the lines that a report of a deadlock may name.
 */
public final class Catalogue {
    private Catalogue() {}

    /** All programs, the wrong ones first. */
    public static List<Program> programs() {
        List<Program> programs = new ArrayList<>(PointToPointPrograms.all());
        programs.addAll(CollectivePrograms.all());
        programs.addAll(FullyCheckedPrograms.wrong());
        programs.addAll(CorrectPrograms.all());
        programs.addAll(FullyCheckedPrograms.correct());
        return programs;
    }

    /** Runs the program that the argument names. */
    public static void main(String[] arguments) throws Exception {
        for (Program program : programs()) {
            if (program.name().equals(arguments[0])) {
                program.body().run(Comm.world());
                return;
            }
        }
        throw new IllegalArgumentException("program: " + arguments[0] + " (expected: one of the catalogue)");
    }
}
