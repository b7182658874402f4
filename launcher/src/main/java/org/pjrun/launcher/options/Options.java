package org.pjrun.launcher.options;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.launcher.RankSet;
import org.pjrun.launcher.hosts.Policy;

/**
 * A command line, understood.
 *
 * @param action what pjrun is to do
 * @param subject what it is to be done with where no program is run: a job or a shell; may be empty
 * @param contexts the programs to be run and how, one or more where a job is to be run
 * @param output what becomes of the ranks' output
 * @param conduct how the job as a whole is run
 * @param diagnosing how it is watched and checked
 * @param wires how ranks reach each other
 * @param tuning how collectives are carried out
 * @param placing on which hosts ranks run
 */
public record Options(
        Action action,
        String subject,
        List<Context> contexts,
        Output output,
        Conduct conduct,
        Diagnosing diagnosing,
        Wires wires,
        Tuning tuning,
        Placing placing) {

    /** What pjrun is to do. */
    public enum Action {
        RUN,
        DRY_RUN,
        STATUS,
        STACKS,
        DOCTOR,
        EXPLAIN_ENV,
        CALIBRATE,
        PRINT_CLASSPATH,
        COMPLETION,
        MAN,
        HELP,
        VERSION;

        /** Whether a program is needed for it. */
        public boolean needsProgram() {
            return this == RUN || this == DRY_RUN;
        }
    }

    /**
     * A program and its ranks.
     *
     * @param ranks number of ranks, 0 where it was not given
     * @param classPath the user's class path, null where it was not given
     * @param jvmOptions options for each rank's JVM, in the order given
     * @param folder where ranks start, null where it was not given
     * @param variables what is to be set in the ranks' environment
     * @param program class, jar or source file
     * @param arguments what the program gets
     */
    public record Context(
            int ranks,
            @Nullable String classPath,
            List<String> jvmOptions,
            @Nullable String folder,
            Map<String, String> variables,
            String program,
            List<String> arguments) {}

    /**
     * What becomes of output.
     *
     * @param tags whether lines name their rank, null where it was not said
     * @param timestamps whether lines begin with the time
     * @param fold whether equal lines are shown once
     * @param folder where files of the ranks' output are written, empty for none
     * @param copied whether output goes to pjrun's own streams even if it is written to files
     */
    public record Output(@Nullable Boolean tags, boolean timestamps, boolean fold, String folder, boolean copied) {}

    /**
     * How ranks reach each other.
     *
     * @param tcp whether ranks of one host, too, talk over tcp
     * @param iface name or CIDR of the network interfaces to use, empty where it was not given
     * @param tls whether what goes over tcp is encrypted
     * @param hosts for tests, the host that each rank is to believe itself on, empty for one host
     */
    public record Wires(boolean tcp, String iface, boolean tls, String hosts) {}

    /**
     * How the job as a whole is run.
     *
     * @param threads whether ranks are threads of one JVM
     * @param verbose whether pjrun tells what it does
     * @param input the rank that reads standard input, or {@link #ALL} or {@link #NONE}
     * @param timeoutMillis when the job is ended, 0 for never
     * @param goesOn whether other ranks live on when one fails
     * @param debugged the ranks that wait for a debugger, null for none
     * @param bound whether each rank is bound to a core
     * @param bindingsReported whether pjrun says what ranks are bound to
     * @param stats whether pjrun says at the end what each rank has done
     * @param numbered whether programs of package {@code mpi} get rank, size and device before their own arguments; null
     *     for as their methods tell
     * @param types what is done about messages of another element type than their receive's, error or warn; empty for a
     *     warning in programs of package {@code mpi}
     */
    public record Conduct(
            boolean threads,
            boolean verbose,
            int input,
            long timeoutMillis,
            boolean goesOn,
            @Nullable RankSet debugged,
            boolean bound,
            boolean bindingsReported,
            boolean stats,
            @Nullable Boolean numbered,
            String types) {
        /** All ranks read standard input. */
        public static final int ALL = -1;

        /** No rank reads standard input. */
        public static final int NONE = -2;
    }

    /**
     * On which hosts ranks run.
     *
     * @param hosts lists of hosts as they were given, none where they were not
     * @param hostFile file of hosts, empty where it was not given
     * @param rankFile file that gives each rank its place, empty where it was not given
     * @param policy how ranks are laid out
     * @param launcher what starts agents: ssh, a scheduler, local for none, or auto
     * @param ssh the command that reaches another host, empty for ssh
     */
    public record Placing(
            List<String> hosts, String hostFile, String rankFile, Policy policy, String launcher, String ssh) {
        /** What finds out by itself what starts agents. */
        public static final String AUTO = "auto";

        /** Nothing: all ranks run on this host. */
        public static final String LOCAL = "local";

        /** The command ssh, or what was given for it. */
        public static final String SSH = "ssh";
    }

    /** How many ranks there are, when so many are started where no number was given. */
    public int size(int cores) {
        if (contexts.size() == 1) {
            int ranks = contexts.get(0).ranks();
            return ranks == 0 ? cores : ranks;
        }
        int size = 0;
        for (Context context : contexts) {
            size += Math.max(1, context.ranks());
        }
        return size;
    }
}
