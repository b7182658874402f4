package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.List;

/**
 * The options of pjrun, each with its spellings: the one table that the parser, the help, the man page, the completion
 * of shells and the hints read.
 *
 * <p>A long option {@code --a-b} can also be given as system property {@code pjrun.a-b} and as environment variable
 * {@code PJ_A_B}; the command line wins, then the property.
 */
public enum Option {
    RANKS(
            "N",
            "Start N ranks; without it one for each core. Of several programs: one of each.",
            "-n",
            "-np",
            "--np",
            "-c"),
    CLASS_PATH(
            "PATH",
            "Where the program's classes are; without it CLASSPATH, else '.'.",
            "-cp",
            "-classpath",
            "--class-path"),
    JVM_OPTION("<option>", "Hand an option to each rank's JVM, for example -J-Xmx1g.", "-J"),
    VARIABLE(
            "NAME[=VALUE]",
            "Set a variable in the environment of the ranks, which also inherit pjrun's; NAME alone says that it must"
                    + " be set.",
            "-x"),
    FOLDER("DIR", "Start the ranks in this folder.", "-wdir", "--wdir", "-wd", "--wd"),
    STDIN("RANK|all|none", "Who reads standard input; without it rank 0.", "-stdin", "--stdin"),
    TAG_OUTPUT(
            "",
            "Begin each line with its rank, as in [3]; the default on a terminal when there are several ranks.",
            "-l",
            "--tag-output",
            "-prepend-rank"),
    NO_TAG_OUTPUT("", "Leave lines as they are on a terminal, too.", "--no-tag-output"),
    TIMESTAMP_OUTPUT("", "Begin each line with the time at which pjrun saw it.", "--timestamp-output"),
    FOLD(
            "",
            "Show equal lines of several ranks once, with the ranks, as in [0-3,7]; lines wait a third of a second for"
                    + " their likes.",
            "--fold"),
    OUTPUT_FILENAME(
            "DIR[:nocopy]",
            "Write what each rank prints to DIR/rank.N.out and DIR/rank.N.err, too; with :nocopy only there.",
            "--output-filename"),
    TIMEOUT(
            "TIME",
            "End the job after so many seconds, or 10m, 2h, 1h30m, with the stacks of all ranks and status 124.",
            "--timeout"),
    ON_FAILURE(
            "abort|continue",
            "Whether the other ranks are ended when one fails; without it they are, after 5 s.",
            "--on-failure"),
    DEADLOCK(
            "abort|warn|off",
            "What to do when ranks wait for each other for ever: say who waits where and end the job with status 86,"
                    + " only say so, or nothing; without it abort. With off, ranks do not even note what they do last.",
            "--deadlock"),
    STALL_AFTER(
            "TIME",
            "How long a rank may wait before all are asked whether any of them can still move; without it 2 s, or 10 s"
                    + " where they are on several hosts.",
            "--stall-after"),
    REPORT(
            "DIR",
            "Write what is to be said of a deadlock to DIR/report.txt, report.json and report.html, too.",
            "--report"),
    CHECK(
            "full|explore=N",
            "Check everything, at a price: each send waits for its receive, so that a program which relies on room for"
                    + " its messages hangs every time, and the line of each message and request is known. Or run the"
                    + " program up to N times, with receives from any source taking other messages each time, and keep"
                    + " the orders that fail.",
            "--check"),
    REPLAY("FILE", "Run once, with the order of messages that --check explore=N has kept in FILE.", "--replay"),
    DEBUG(
            "[=RANKS]",
            "Let the ranks (all, or for example 0,2-3) wait for a debugger at 127.0.0.1, port 5005 + rank, and write"
                    + " configurations for VS Code (.vscode) and IntelliJ (.run) that attach to all of them.",
            "--debug"),
    BIND_TO("none|core", "Bind each rank to a core of its own; without it none.", "-bind-to", "--bind-to"),
    REPORT_BINDINGS("", "Say what each rank is bound to.", "-report-bindings", "--report-bindings"),
    STATS(
            "",
            "Say at the end what each rank has sent and received and how that was copied, how it waited, its processor"
                    + " time and its memory.",
            "--stats"),
    HOSTS(
            "LIST",
            "Run on these hosts, reached by ssh or the scheduler; a number of ranks for each after a colon, else one:"
                    + " a:4,b,n[1-8]:2.",
            "-H",
            "--host",
            "-host"),
    HOST_FILE(
            "FILE",
            "The same from a file with a line for each host, as 'a slots=4' or 'a:4'.",
            "-hostfile",
            "--hostfile",
            "-machinefile",
            "--machinefile",
            "-f"),
    PER_HOST("N", "Run N ranks on each host.", "-N", "-ppn", "--ppn", "-npernode", "--npernode"),
    MAP_BY(
            "slot|node|ppr:N:node",
            "Fill one host after the other, or go round them, or N ranks on each; ':pe=N' gives each rank N cores of"
                    + " its own. Without it slot.",
            "-map-by",
            "--map-by"),
    RANK_BY(
            "slot|node",
            "Number ranks host by host, or going round the hosts; without it as they are mapped.",
            "-rank-by",
            "--rank-by"),
    RANK_FILE("FILE", "Give each rank its host and cores: lines as 'rank 3=b slot=0-1'.", "-rankfile", "--rankfile"),
    OVERSUBSCRIBE(
            "",
            "Allow more ranks than hosts have room for, as is always allowed where no hosts are named.",
            "-oversubscribe",
            "--oversubscribe"),
    NO_OVERSUBSCRIBE("", "Never run more ranks than hosts have room for.", "-nooversubscribe", "--nooversubscribe"),
    STARTER(
            "auto|local|ssh|slurm|sge|lsf|pbs|flux|oar",
            "What starts pjrun's agents on other hosts; without it the scheduler whose job this is in, else ssh.",
            "-launcher",
            "--launcher"),
    SSH("COMMAND", "The command that reaches another host, such as 'ssh -p 2222'.", "--ssh"),
    TRANSPORT(
            "shm|tcp",
            "How ranks of one host talk: by shared memory, or by tcp as ranks of different hosts do; without it shm.",
            "--transport"),
    IFACE(
            "NAME|CIDR",
            "Network interfaces for tcp, by name or as in 10.0.0.0/16; without it all that lead to other hosts.",
            "--iface"),
    TLS("", "Encrypt what goes over tcp.", "--tls"),
    ALGORITHMS(
            "LIST",
            "Algorithms of collectives to be taken where they can be, as in allreduce=ring,bcast=binomial; without it"
                    + " the cheapest by a model of costs.",
            "--coll"),
    EXPLAINED(
            "",
            "Say for each kind of collective call which algorithm is taken, and what others would cost.",
            "--coll-verbose"),
    REPRODUCIBLE(
            "",
            "Make floating-point results of reductions independent of algorithms and of the number of ranks: sums are"
                    + " exact, then rounded once.",
            "--reproducible"),
    CHECK_TYPES(
            "error|warn",
            "Whether a message of another element type than its receive's is an error, or only told of once; without"
                    + " it an error, but for programs of package mpi.",
            "--check-types"),
    MPJ_ARGS(
            "prefix|plain",
            "Whether a program of package mpi gets its rank, the size and a third word before its own arguments, as MPJ"
                    + " Express has it; without it if it uses MPJ Express's names.",
            "--mpj-args"),
    THREADS("", "Run the ranks as threads of one JVM, each with its own classes.", "--threads"),
    DRY_RUN("", "Print what would be started, and start nothing.", "--dry-run"),
    VERBOSE("", "Say what is started and how it ended.", "-v", "--verbose"),
    IGNORED(
            "",
            "Understood for the sake of scripts, and without effect: pjrun allows it anyway.",
            "--allow-run-as-root"),
    STATUS("", "Show your jobs on this host, or the ranks of the job that is named: --status [JOB].", "--status"),
    STACKS(
            "",
            "Show the stacks of all ranks of a job of yours, equal ones once: --stacks [JOB]. SIGUSR1 has pjrun show"
                    + " those of its own job.",
            "--stacks"),
    DOCTOR(
            "",
            "Look whether this host, and those named by -H, are fit for jobs, and say what to do where they are not.",
            "--doctor"),
    EXPLAIN_ENV(
            "",
            "Say what the environment tells: whether this process is a rank that something else has started, and which"
                    + " hosts a scheduler has given it.",
            "--explain-env"),
    CALIBRATE(
            "",
            "Measure what messages cost on this machine, for the choice of collective algorithms, and keep it in your"
                    + " cache; some seconds.",
            "--calibrate"),
    PRINT_CLASSPATH("", "Print the class path that javac -cp needs, and end.", "--print-classpath"),
    COMPLETION("bash|zsh", "Print what makes a shell complete pjrun's options, and end.", "--completion"),
    MAN("", "Print the manual page, for man -l -, and end.", "--man"),
    COMPAT(
            "mpj|ompi",
            "As the first option: understand the rest as MPJ Express's mpjrun, or Open MPI's mpirun with java, does.",
            "--compat"),
    HELP("", "Show this help, and end.", "-h", "--help"),
    VERSION("", "Show the version, and end.", "--version");

    private final String value;
    private final String description;
    private final String[] names;

    Option(String value, String description, String... names) {
        this.value = value;
        this.description = description;
        this.names = names;
    }

    /** All spellings. */
    public String[] names() {
        return names.clone();
    }

    /** What stands for the value in the help; empty for a switch. */
    public String value() {
        return value;
    }

    /** One sentence for the help. */
    public String description() {
        return description;
    }

    /** Whether a value follows as the next word, or after {@code =}. */
    public boolean takesValue() {
        return !value.isEmpty() && !mayTakeValue() && this != JVM_OPTION;
    }

    /** Whether a value may follow, but only after {@code =}. */
    boolean mayTakeValue() {
        return value.startsWith("[=");
    }

    /** The words among its values, none where there are only others. */
    String[] choices() {
        if (value.indexOf('|') < 0) {
            return new String[0];
        }
        List<String> words = new ArrayList<>();
        for (String word : value.split("\\|")) {
            if (Character.isLowerCase(word.charAt(0))) {
                words.add(word);
            }
        }
        return words.toArray(new String[0]);
    }

    /** Whether it can be preset by a system property or by the environment. */
    boolean presettable() {
        return ordinal() < IGNORED.ordinal();
    }

    boolean matches(String name) {
        for (String each : names) {
            if (each.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
