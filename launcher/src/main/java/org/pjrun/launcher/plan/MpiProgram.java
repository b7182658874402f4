package org.pjrun.launcher.plan;

import java.io.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a program was written for Comm, for package {@code mpi} (MPJ Express, mpiJava, Open MPI's Java bindings), or
 * for nothing of the kind. With package {@code mpi} pjrun's own one comes first in its class path, and it may want its rank and
 * size as arguments.
 *
 * <p>The main class is looked at, and those of the user's that it refers to, until one names {@code mpi.MPI}, or a class of pjrun.
 */
final class MpiProgram {
    /** A program that has not come to its first message by then has been written for something else. */
    private static final int MOST_CLASSES = 40;

    /** Below it there are packages of programs. */
    private static final String PACKAGE = "mpi/";

    private static final String MPI = "mpi/MPI";
    private static final String OF_PJRUN = "org/pjrun/";
    private static final String OF_TASKS = "org/pjrun/tasks/";

    /** All methods with a capital that Open MPI has: any other is MPJ Express's. */
    private static final Set<String> OF_BOTH = Set.of("Init", "InitThread", "Finalize");

    private final List<String> classPath;
    private boolean refersToMpi;
    private boolean refersToPjrun;
    private boolean hasCapitals;

    private MpiProgram(List<String> classPath) {
        this.classPath = classPath;
    }

    /**
     * The program with what it was written for, and with what it needs where it refers to {@code mpi.MPI}.
     *
     * @param numbered whether arguments begin with rank, size and device; null for as the program's methods tell
     */
    static Program.Compiled adapted(Program.Compiled program, OwnClassPath own, @Nullable Boolean numbered) {
        if (program.mainClass().startsWith(ProgramFinder.SAMPLES)) {
            return program; // a sample
        }
        MpiProgram found = new MpiProgram(program.classPath());
        found.search(program.mainClass().replace('.', '/'));
        if (!found.refersToMpi) {
            return new Program.Compiled(
                    program.mainClass(),
                    program.classPath(),
                    found.refersToPjrun ? Program.Dialect.COMM : Program.Dialect.UNKNOWN);
        }
        List<String> path = new ArrayList<>(mpiJars(own));
        path.addAll(program.classPath());
        boolean first = numbered == null ? found.hasCapitals : numbered;
        return new Program.Compiled(
                program.mainClass(), List.copyOf(path), first ? Program.Dialect.NUMBERED_MPI : Program.Dialect.MPI);
    }

    /** Where pjrun's own package {@code mpi} is. */
    private static List<String> mpiJars(OwnClassPath own) {
        List<String> jars = new ArrayList<>();
        for (String entry : own.ranks()) {
            boolean jar = entry.endsWith(".jar");
            if (jar ? entry.contains("pjrun-mpj-") : new File(entry, "mpi").isDirectory()) {
                jars.add(entry);
            }
        }
        return jars;
    }

    private void search(String mainClass) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(mainClass);
        while (!open.isEmpty() && seen.size() < MOST_CLASSES && !hasCapitals) {
            String name = open.remove();
            byte[] bytes = seen.add(name) ? ClassPaths.read(classPath, name + ".class") : null;
            if (bytes == null) {
                continue;
            }
            ConstantPool pool = new ConstantPool(bytes);
            look(pool);
            if (!refersToMpi && pool.classes().stream().anyMatch(MpiProgram::isOfPjrun)) {
                refersToPjrun = true;
                return;
            }
            for (String each : pool.classes()) {
                if (!each.startsWith("java/") && !each.startsWith("mpi/MPI") && !each.startsWith(OF_PJRUN)) {
                    open.add(each);
                }
            }
        }
    }

    /** Whether a class is one of the public interfaces. */
    private static boolean isOfPjrun(String name) {
        return name.startsWith(OF_TASKS) || name.startsWith(OF_PJRUN) && name.indexOf('/', OF_PJRUN.length()) < 0;
    }

    private void look(ConstantPool pool) {
        for (ConstantPool.Reference reference : pool.references()) {
            if (reference.owner().lastIndexOf('/') == PACKAGE.length() - 1
                    && reference.owner().startsWith(PACKAGE)) {
                refersToMpi |= reference.owner().equals(MPI);
                hasCapitals |= Character.isUpperCase(reference.name().charAt(0))
                        && reference.method()
                        && !OF_BOTH.contains(reference.name());
            }
        }
    }
}
