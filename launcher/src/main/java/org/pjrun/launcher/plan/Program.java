package org.pjrun.launcher.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ranks are to run. */
public sealed interface Program {
    /** What the user may look for in it: class path entries besides pjrun's own. */
    List<String> classPath();

    /** This program as it will be after compilation, to be shown in a plan that is not carried out. */
    Compiled ifCompiled();

    /** What a program was written for. */
    enum Dialect {
        /** Nothing that is known here: it may never send a message. */
        UNKNOWN,
        /** Comm. */
        COMM,
        /** Package {@code mpi}. */
        MPI,
        /** Package {@code mpi}, with rank, size and device before the program's own arguments, as MPJ Express has it. */
        NUMBERED_MPI
    }

    /**
     * A class that can be started as it is.
     *
     * @param mainClass binary name of the main class
     * @param dialect what it was written for
     */
    record Compiled(String mainClass, List<String> classPath, Dialect dialect) implements Program {
        /** A program that was written for Comm. */
        public Compiled(String mainClass, List<String> classPath) {
            this(mainClass, classPath, Dialect.COMM);
        }

        /** Whether its ranks join the job, as far as its classes tell. */
        boolean usesPjrun() {
            return dialect != Dialect.UNKNOWN;
        }

        /** Whether it was written for package {@code mpi}. */
        boolean usesMpi() {
            return dialect == Dialect.MPI || dialect == Dialect.NUMBERED_MPI;
        }

        /** The arguments of a rank: those of the program, and before them what says who it is, where it wants that. */
        List<String> arguments(List<String> own, int rank, int size) {
            List<String> all = new ArrayList<>();
            if (dialect == Dialect.NUMBERED_MPI) {
                all.addAll(List.of(Integer.toString(rank), Integer.toString(size), "pjrun"));
            }
            all.addAll(own);
            return all;
        }

        /** This program as package {@code mpi} has it to be, if it was written for that. */
        public Compiled adapted(OwnClassPath own, @Nullable Boolean numberedArguments) {
            return MpiProgram.adapted(this, own, numberedArguments);
        }

        @Override
        public Compiled ifCompiled() {
            return this;
        }
    }

    /**
     * A source file that must be compiled first.
     *
     * @param file path as the user gave it
     */
    record Source(String file, List<String> classPath) implements Program {
        @Override
        public Compiled ifCompiled() {
            String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
            List<String> path = new ArrayList<>();
            path.add("<classes of " + file + ">");
            path.addAll(classPath);
            return new Compiled(name, List.copyOf(path));
        }
    }
}
