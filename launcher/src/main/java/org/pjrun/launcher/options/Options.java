package org.pjrun.launcher.options;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line, understood.
 *
 * @param action what pjrun is to do
 * @param ranks number of ranks, 0 where it was not given
 * @param classPath the user's class path, null where it was not given
 * @param jvmOptions options for each rank's JVM, in the order given
 * @param threads whether ranks are threads of one JVM
 * @param verbose whether pjrun tells what it does
 * @param program class, jar or source file; empty where the action needs none
 * @param arguments what the program gets
 */
public record Options(
        Action action,
        int ranks,
        @Nullable String classPath,
        List<String> jvmOptions,
        boolean threads,
        boolean verbose,
        String program,
        List<String> arguments) {

    /** What pjrun is to do. */
    public enum Action {
        RUN,
        DRY_RUN,
        PRINT_CLASSPATH,
        HELP,
        VERSION
    }
}
