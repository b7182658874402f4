package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.RankSet;
import org.pjrun.launcher.hosts.Policy;
import org.pjrun.launcher.options.Options.Action;
import org.pjrun.launcher.options.Options.Conduct;
import org.pjrun.launcher.options.Options.Context;
import org.pjrun.launcher.options.Options.Output;
import org.pjrun.launcher.options.Options.Placing;
import org.pjrun.launcher.options.Options.Wires;

/**
 * Reads a command line: options up to a program's name, then what belongs to the program, and after a word {@code :} the
 * same again for another program.
 *
 * <p>Class path, JVM options, variables and folder of one program hold for those after it, until they are given anew.
 *
 * <p>Written by hand because every start of a job waits for it, and a general parser costs more than starting a JVM;
 * the help text, which nobody waits for, is made by picocli from the same {@link Option} table.
 */
public final class OptionParser {
    private static final String EXPLORE = "explore=";
    private static final String NEXT_PROGRAM = ":";
    private static final String NO_COPY = ":nocopy";

    private final Map<String, String> environment;
    private final List<Context> contexts = new ArrayList<>();

    private final List<String> jvmOptions = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int ranks;
    private @Nullable String classPath;
    private @Nullable String folder;

    private Action action = Action.RUN;
    private String subject = "";
    private @Nullable Boolean tags;
    private boolean timestamps;
    private boolean fold;
    private String outputFolder = "";
    private boolean copied = true;
    private boolean threads;
    private boolean verbose;
    private int input;
    private long timeoutMillis;
    private boolean goesOn;
    private @Nullable RankSet debugged;
    private boolean bound;
    private boolean bindingsReported;
    private boolean stats;
    private @Nullable Boolean numbered;
    private String types = "";
    private boolean tcp;
    private String iface = "";
    private boolean tls;
    private String algorithms = "";
    private boolean explained;
    private boolean reproducible;
    private Diagnosing.Policy deadlock = Diagnosing.USUAL.policy();
    private long stallMillis = Diagnosing.USUAL.stallMillis();
    private String report = "";
    private boolean full;
    private int schedules;
    private String replay = "";
    private final List<String> hosts = new ArrayList<>();
    private String hostFile = "";
    private String rankFile = "";
    private Policy policy = Policy.USUAL;
    private String launcher = Placing.AUTO;
    private String ssh = "";
    private boolean dashes;

    private OptionParser(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Understands a command line.
     *
     * @param environment values by variable name ({@code PJ_NP})
     * @param properties values from system properties, by name ({@code pjrun.np})
     * @throws BadInput if an option is unknown, lacks its value or has a wrong one, or a program is missing
     */
    public static Options parse(String[] words, Map<String, String> environment, Map<String, String> properties) {
        OptionParser parser = new OptionParser(environment);
        parser.presets(properties);
        parser.programs(words);
        return parser.result();
    }

    private Options result() {
        if (threads && contexts.size() > 1) {
            throw new BadInput("--threads: only one program can be run so (expected: no ':' on the command line)");
        }
        return new Options(
                action,
                subject,
                List.copyOf(contexts),
                new Output(tags, timestamps, fold, outputFolder, copied),
                new Conduct(
                        threads,
                        verbose,
                        input,
                        timeoutMillis,
                        goesOn,
                        debugged,
                        bound,
                        bindingsReported,
                        stats,
                        numbered,
                        types),
                new Diagnosing(deadlock, stallMillis, report, full, schedules, replay),
                new Wires(tcp, iface, tls, environment.getOrDefault("PJ_TEST_HOSTS", "")),
                new Tuning(algorithms, explained, reproducible),
                new Placing(List.copyOf(hosts), hostFile, rankFile, policy, launcher, ssh));
    }

    private void presets(Map<String, String> properties) {
        if (environment.containsKey("MPIEXEC_TIMEOUT")) {
            preset(Option.TIMEOUT, "MPIEXEC_TIMEOUT", environment.get("MPIEXEC_TIMEOUT"));
        }
        for (Option option : Option.values()) {
            if (!option.presettable()) {
                continue;
            }
            for (String name : option.names()) {
                if (name.startsWith("--")) {
                    String variable =
                            "PJ_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
                    preset(option, variable, environment.get(variable));
                    String property = "pjrun." + name.substring(2);
                    preset(option, "-D" + property, properties.get(property));
                }
            }
        }
    }

    private void preset(Option option, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (option.takesValue() || (option.mayTakeValue() && !value.equals("true") && !value.equals("false"))) {
            apply(option, name, value);
        } else if (value.equals("true") || value.equals("1")) {
            apply(option, name, "");
        } else if (!value.equals("false") && !value.equals("0")) {
            throw new BadInput(name + "=" + value + ": expected true or false");
        }
    }

    private void programs(String[] words) {
        int next = 0;
        do {
            next = options(words, next);
            if (!action.needsProgram()) {
                if (next < words.length && subject.isEmpty()) {
                    subject = words[next];
                }
                return;
            }
            if (next == words.length || (words[next].equals(NEXT_PROGRAM) && !dashes)) {
                throw new BadInput(
                        "no program given" + (contexts.isEmpty() && next == words.length ? "" : " before or after ':'")
                                + " (expected: pjrun [options] Main|x.jar|File.java [arguments]); see pjrun --help");
            }
            next = context(words, next);
        } while (next <= words.length);
    }

    /** Reads a program and its arguments; returns where the next one begins, beyond the end if there is none. */
    private int context(String[] words, int at) {
        List<String> arguments = new ArrayList<>();
        int next = at + 1;
        while (next < words.length && (dashes || !words[next].equals(NEXT_PROGRAM))) {
            arguments.add(words[next]);
            next++;
        }
        contexts.add(new Context(
                ranks,
                classPath,
                List.copyOf(jvmOptions),
                folder,
                new LinkedHashMap<>(variables),
                words[at],
                List.copyOf(arguments)));
        ranks = 0;
        return next + 1;
    }

    /** Reads options and returns the index of the first word that is none. */
    private int options(String[] words, int from) {
        int i = from;
        while (i < words.length) {
            String word = words[i];
            if (word.equals("--")) {
                dashes = true;
                return i + 1;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                return i;
            }
            if (word.startsWith("-J")) {
                apply(Option.JVM_OPTION, "-J", word.substring(2));
                i++;
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = find(name);
            if (!option.takesValue()) {
                if (equals >= 0 && !option.mayTakeValue()) {
                    throw new BadInput(name + " takes no value: " + word);
                }
                if (equals == word.length() - 1) {
                    throw new BadInput(word + ": expected " + name + option.value());
                }
                apply(option, name, equals >= 0 ? word.substring(equals + 1) : "");
                i++;
            } else if (equals >= 0) {
                apply(option, name, word.substring(equals + 1));
                i++;
            } else if (i + 1 < words.length) {
                apply(option, name, words[i + 1]);
                i += 2;
            } else {
                throw new BadInput(name + ": a value is missing (expected: " + name + " " + option.value() + ")");
            }
        }
        return i;
    }

    private static Option find(String name) {
        for (Option option : Option.values()) {
            if (option.matches(name)) {
                return option;
            }
        }
        throw new BadInput(Unknown.message(name));
    }

    private void apply(Option option, String name, String value) {
        switch (option) {
            case RANKS -> ranks = Values.ranks(name, value);
            case CLASS_PATH -> classPath = value;
            case JVM_OPTION -> jvmOptions.add(Values.jvmOption(value));
            case VARIABLE -> variable(name, value);
            case FOLDER -> folder = Values.folder(name, value);
            case STDIN -> input = Values.input(name, value);
            case TAG_OUTPUT -> tags = true;
            case NO_TAG_OUTPUT -> tags = false;
            case TIMESTAMP_OUTPUT -> timestamps = true;
            case FOLD -> fold = true;
            case OUTPUT_FILENAME -> outputFiles(name, value);
            case TIMEOUT -> timeoutMillis = Values.millis(name, value);
            case ON_FAILURE -> goesOn = Values.second(name, value, "abort", "continue");
            case DEADLOCK -> deadlock = Diagnosing.policy(Values.word(name, value, "abort", "warn", "off"));
            case STALL_AFTER -> stallMillis = Values.millis(name, value);
            case REPORT -> report = Values.folder(name, value);
            case CHECK -> {
                if (value.startsWith(EXPLORE)) {
                    schedules = Values.schedules(name, value, EXPLORE);
                } else {
                    full = Values.word(name, value, RankEnvironment.FULL, EXPLORE + "N")
                            .equals(RankEnvironment.FULL);
                }
            }
            case REPLAY -> replay = value;
            case DEBUG -> debugged = value.isEmpty() ? RankSet.all() : RankSet.parse(name, value);
            case BIND_TO -> bound = Values.second(name, value, "none", "core");
            case REPORT_BINDINGS -> bindingsReported = true;
            case STATS -> stats = true;
            case HOSTS -> hosts.add(value);
            case HOST_FILE -> hostFile = value;
            case RANK_FILE -> rankFile = value;
            case PER_HOST -> policy = policy.perHost(Values.ranks(name, value));
            case MAP_BY -> policy = Values.mapping(name, value, policy);
            case RANK_BY -> policy = policy.rankedByNode(Values.second(name, value, "slot", "node"));
            case OVERSUBSCRIBE -> policy = policy.oversubscribed(true);
            case NO_OVERSUBSCRIBE -> policy = policy.oversubscribed(false);
            case STARTER ->
                launcher = Values.word(name, value, Option.STARTER.value().split("\\|"));
            case SSH -> ssh = value;
            case TRANSPORT -> tcp = Values.second(name, value, "shm", "tcp");
            case IFACE -> iface = value;
            case TLS -> tls = true;
            case ALGORITHMS -> algorithms = Values.algorithms(name, value);
            case EXPLAINED -> explained = true;
            case REPRODUCIBLE -> reproducible = true;
            case CHECK_TYPES -> types = Values.word(name, value, "error", RankEnvironment.WARN);
            case MPJ_ARGS ->
                numbered = Values.word(name, value, "prefix", "plain").equals("prefix");
            case THREADS -> threads = true;
            case VERBOSE -> verbose = true;
            case IGNORED -> {}
            case COMPAT -> {
                Values.word(name, value, "mpj", "ompi");
                throw new BadInput(name + " " + value + ": expected as the first option");
            }
            case COMPLETION -> {
                Values.second(name, value, "bash", "zsh");
                subject = value;
                action = Action.COMPLETION;
            }
            default -> action = Action.valueOf(option.name());
        }
    }

    private void variable(String name, String value) {
        String variable = Values.variable(name, value);
        if (value.length() > variable.length()) {
            variables.put(variable, value.substring(variable.length() + 1));
        } else if (variable.endsWith("*")) {
            String start = variable.substring(0, variable.length() - 1);
            environment.forEach((each, its) -> {
                if (each.startsWith(start)) {
                    variables.put(each, its);
                }
            });
        } else if (environment.containsKey(variable)) {
            variables.put(variable, environment.get(variable)); // ranks of other hosts don't inherit it
        } else {
            throw new BadInput(
                    name + " " + value + ": not set where pjrun was started (expected: " + name + " NAME=VALUE)");
        }
    }

    private void outputFiles(String name, String value) {
        copied = !value.endsWith(NO_COPY);
        outputFolder = Values.folder(name, copied ? value : value.substring(0, value.length() - NO_COPY.length()));
    }
}
