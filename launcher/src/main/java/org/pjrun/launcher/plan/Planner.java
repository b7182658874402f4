package org.pjrun.launcher.plan;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.RankSet;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.hosts.Place;
import org.pjrun.launcher.hosts.Policy;
import org.pjrun.launcher.options.Diagnosing;
import org.pjrun.launcher.options.OptionParser;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.options.Options.Conduct;
import org.pjrun.launcher.options.Options.Context;
import org.pjrun.launcher.options.Options.Wires;

/** Turns options into a plan; starts nothing and looks at nothing but its arguments. */
public final class Planner {
    /** Debuggers find rank 0 here, and the others after it. */
    private static final int DEBUG_PORT = 5005;

    private static final String REHEARSAL = "org.pjrun.internal.rehearsal.Rehearsal";

    private final Machine machine;
    private final OwnClassPath own;
    private final Map<String, String> environment;
    private final RankArchive archive;
    private final MachineCosts costs;

    /**
     * Prepares planning.
     *
     * @param machine the host that all ranks run on
     * @param own pjrun's own jars
     * @param environment pjrun's environment, which the ranks inherit
     * @param archive what the ranks' JVMs start from where it is there
     */
    public Planner(Machine machine, OwnClassPath own, Map<String, String> environment, RankArchive archive) {
        this(machine, own, environment, archive, MachineCosts.NONE);
    }

    /** The same with what was measured on this machine. */
    public Planner(
            Machine machine,
            OwnClassPath own,
            Map<String, String> environment,
            RankArchive archive,
            MachineCosts costs) {
        this.costs = costs;
        this.machine = machine;
        this.own = own;
        this.environment = environment;
        this.archive = archive.usable();
    }

    /** Plans the small job by which the archive of the JDK's classes is made: it sees no class but pjrun's own. */
    public JobPlan training(String job) {
        return training(own, ProgramFinder.SAMPLES + "Ring", job, "5");
    }

    /** Plans the job by which the archive of pjrun's classes is made: it sees those only that stand first in class paths. */
    public JobPlan rehearsal(String job) {
        OwnClassPath seen = new OwnClassPath(own.first(), own.first(), List.of(), true);
        return training(seen, REHEARSAL, job);
    }

    private JobPlan training(OwnClassPath own, String program, String job, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-np", "2", program));
        words.addAll(List.of(arguments));
        Options options = OptionParser.parse(words.toArray(new String[0]), Map.of(), Map.of());
        return new Planner(machine, own, Map.of(), RankArchive.NONE)
                .plan(options, List.of(new Program.Compiled(program, List.of())), job);
    }

    /**
     * Plans a job of this host.
     *
     * @param programs what the options' contexts are to run, each where its context stands
     * @throws BadInput if the options contradict each other or the number of ranks
     */
    public JobPlan plan(Options options, List<Program.Compiled> programs, String job) {
        Policy policy = options.placing().policy();
        int size = options.size(policy.perHost() > 0 ? policy.perHost() : machine.cores());
        if (policy.perHost() > 0 && size > policy.perHost()) {
            throw new BadInput(size + " ranks, but " + policy.perHost() + " on each of 1 host (expected: hosts by -H)");
        }
        if (Boolean.FALSE.equals(policy.oversubscribed()) && size > machine.cores()) {
            throw new BadInput(size + " ranks, but this host has " + machine.cores()
                    + " cores (expected: no --nooversubscribe, or fewer ranks)");
        }
        return plan(options, programs, job, Sites.here(machine, archive, size, policy.processors()));
    }

    /**
     * Plans a job of these hosts.
     *
     * @param programs what the options' contexts are to run, each where its context stands
     * @throws BadInput if the options contradict each other or the number of ranks
     */
    public JobPlan plan(Options options, List<Program.Compiled> programs, String job, Sites sites) {
        int size = sites.size();
        check(options.conduct(), size);
        Map<String, String> common = common(options, sites);
        int count = options.conduct().threads() ? 1 : size;
        Style output = style(options.output(), size);
        List<ProcessPlan> processes = new ArrayList<>();
        long heapBytes = Long.MAX_VALUE;
        for (int c = 0; c < programs.size(); c++) {
            Context context = options.contexts().get(c);
            JvmFlags flags = new JvmFlags(context.jvmOptions(), environment);
            int ranks = programs.size() == 1 ? count : Math.max(1, context.ranks());
            for (int i = 0; i < ranks; i++) {
                int p = processes.size();
                Sites.Site site = sites.of(p);
                int neighbours = options.conduct().threads() ? 1 : sites.neighbours(p);
                heapBytes = Math.min(heapBytes, flags.heapBytes(site.machine(), neighbours));
                List<String> command = new ArrayList<>();
                String cpus = sites.cpus(p, options.conduct().bound());
                if (!cpus.isEmpty()) {
                    command.addAll(List.of("taskset", "-c", cpus));
                }
                command.add(site.machine().java());
                int processors = cpus.isEmpty()
                        ? Math.max(1, site.machine().cores() / neighbours)
                        : Cores.numbers(cpus).size();
                command.addAll(flags.flags(
                        site.machine(),
                        neighbours,
                        processors,
                        site.archive(),
                        programs.get(c).usesPjrun()));
                command.addAll(costs.flags(context.jvmOptions()));
                if (common.containsKey(RankEnvironment.HOSTS)) {
                    command.add("-Dio.netty.jfr.enabled=false"); // the recorder would be loaded at every start
                }
                int port = debugPort(options.conduct(), p, command);
                if (options.conduct().threads()) {
                    command.addAll(options.diagnosing().flags());
                    threads(
                            command,
                            programs.get(c),
                            context,
                            output,
                            options.conduct().input());
                } else {
                    command.add("-cp");
                    List<String> users = classPath(programs.get(c), context);
                    command.add(ClassPaths.join(own.around(programs.get(c), users).stream()
                            .map(entry -> site.staged().getOrDefault(entry, entry))
                            .toList()));
                    command.add(programs.get(c).mainClass());
                }
                boolean threads = options.conduct().threads();
                command.addAll(threads ? context.arguments() : programs.get(c).arguments(context.arguments(), p, size));
                processes.add(new ProcessPlan(
                        site.host(),
                        p,
                        size / count,
                        List.copyOf(command),
                        variables(context, job, p, sites, count, common(common, options, programs.get(c))),
                        context.folder() == null ? "" : absolute(context.folder()),
                        input(options.conduct(), p, site),
                        cpus,
                        port));
            }
        }
        return new JobPlan(
                job,
                size,
                heapBytes,
                List.copyOf(processes),
                output,
                options.conduct().timeoutMillis(),
                options.conduct().goesOn(),
                options.conduct().stats(),
                options.diagnosing());
    }

    /** Hosts of which no more is known than that they are like this one; a single one without a name is this one. */
    public Sites assumed(List<String> hosts, List<Place> places, int processors) {
        List<Sites.Site> sites = new ArrayList<>();
        for (String host : hosts) {
            sites.add(new Sites.Site(host, machine, host.isEmpty() ? archive : archive.withoutCache(), Map.of()));
        }
        return new Sites(List.copyOf(sites), places, processors);
    }

    /** The entries of all class paths of a job, but for the current folder where nobody has named it and none needs it. */
    public Set<String> entries(Options options, List<Program.Compiled> programs) {
        Set<String> entries = new LinkedHashSet<>();
        for (int c = 0; c < programs.size(); c++) {
            Context context = options.contexts().get(c);
            List<String> classPath = classPath(programs.get(c), context);
            boolean named = context.classPath() != null || environment.containsKey("CLASSPATH");
            if (named || ClassPaths.holds(classPath, programs.get(c).mainClass())) {
                entries.addAll(classPath);
            }
        }
        entries.addAll(own.ranks());
        return entries;
    }

    private static void check(Conduct conduct, int size) {
        if (conduct.input() >= size) {
            throw new BadInput("--stdin " + conduct.input() + ": expected a rank below " + size + ", all or none");
        }
        RankSet debugged = conduct.debugged();
        if (debugged != null && !debugged.fits(size)) {
            throw new BadInput("--debug=" + debugged.text() + ": expected ranks below " + size);
        }
        if (conduct.threads() && conduct.bound()) {
            throw new BadInput("--bind-to core: threads of one JVM cannot be bound (expected: no --threads)");
        }
    }

    private Style style(Options.Output output, int size) {
        Boolean tags = output.tags();
        boolean tagged = tags == null ? (machine.terminal() || output.fold()) && size > 1 : tags;
        String folder = output.folder().isEmpty() ? "" : absolute(output.folder());
        return new Style(tagged, output.timestamps(), output.fold(), folder, output.copied());
    }

    private static int debugPort(Conduct conduct, int process, List<String> command) {
        RankSet debugged = conduct.debugged();
        if (debugged == null || !(conduct.threads() || debugged.contains(process))) {
            return 0;
        }
        int port = DEBUG_PORT + process;
        // quiet: the JVM would announce the port on the rank's standard output
        command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port);
        return port;
    }

    private static Input input(Conduct conduct, int process, Sites.Site site) {
        if (conduct.input() == Conduct.NONE) {
            return Input.NOTHING;
        }
        if (conduct.threads()) {
            return Input.INHERITED;
        }
        if (conduct.input() == Conduct.ALL) {
            return Input.COPIED;
        }
        Input own = site.host().isEmpty() ? Input.INHERITED : Input.COPIED;
        return process == conduct.input() ? own : Input.NOTHING;
    }

    /** The ranks' loaders read both class paths themselves; the JVM itself sees pjrun only. */
    private void threads(List<String> command, Program.Compiled program, Context context, Style output, int input) {
        command.add("-Dpjrun.threads.classpath="
                + ClassPaths.join(ClassPaths.concat(classPath(program, context), own.ranks())));
        if (!output.equals(Style.PLAIN)) {
            command.add("-Dpjrun.threads.output=" + output.text());
        }
        if (input != 0) {
            command.add("-Dpjrun.threads.stdin=" + input);
        }
        if (program.dialect() == Program.Dialect.NUMBERED_MPI) {
            command.add("-Dpjrun.threads.numbered=true");
        }
        command.add("-cp");
        command.add(ClassPaths.join(ClassPaths.concat(own.around(program, List.of()), own.launcher())));
        command.add("org.pjrun.launcher.threads.ThreadHost");
        command.add(program.mainClass());
    }

    /** The program's class path, which was looked up where pjrun was started, for ranks that start elsewhere. */
    private static List<String> classPath(Program.Compiled program, Context context) {
        if (context.folder() == null) {
            return program.classPath();
        }
        List<String> absolute = new ArrayList<>();
        for (String entry : program.classPath()) {
            absolute.add(entry.startsWith("<") ? entry : absolute(entry));
        }
        return absolute;
    }

    private static String absolute(String file) {
        return new File(file).toPath().toAbsolutePath().normalize().toString();
    }

    private Map<String, String> variables(
            Context context, String job, int process, Sites sites, int count, Map<String, String> common) {
        int size = sites.size();
        Map<String, String> variables = new LinkedHashMap<>(context.variables());
        variables.put(RankEnvironment.JOB, job);
        variables.put(RankEnvironment.SIZE, Integer.toString(size));
        variables.put(RankEnvironment.LOCAL_SIZE, Integer.toString(sites.neighbours(process)));
        if (count == size) {
            variables.put(RankEnvironment.RANK, Integer.toString(process));
            variables.put(
                    RankEnvironment.LOCAL_RANK,
                    Integer.toString(sites.places().get(process).localRank()));
        }
        variables.put(RankEnvironment.CORES, Integer.toString(sites.cores()));
        variables.putAll(common);
        return Collections.unmodifiableMap(variables);
    }

    /** What all ranks of a program are told alike. */
    private static Map<String, String> common(Map<String, String> common, Options options, Program.Compiled program) {
        String types = options.conduct().types();
        if (types.isEmpty() && !program.usesMpi()) {
            return common;
        }
        Map<String, String> more = new LinkedHashMap<>(common);
        more.put(RankEnvironment.CHECK_TYPES, types.isEmpty() ? RankEnvironment.WARN : types);
        return more;
    }

    /** What all ranks are told alike. */
    private static Map<String, String> common(Options options, Sites sites) {
        Map<String, String> common = new LinkedHashMap<>(wires(options, sites));
        common.putAll(options.tuning().variables());
        if (options.diagnosing().full()) {
            common.put(RankEnvironment.CHECK, RankEnvironment.FULL);
        }
        if (options.diagnosing().policy() == Diagnosing.Policy.OFF) {
            common.put(RankEnvironment.DEADLOCK, RankEnvironment.OFF);
        }
        return common;
    }

    /** What ranks are told where some talk over tcp; nothing where all share memory. */
    private static Map<String, String> wires(Options options, Sites sites) {
        Wires wires = options.wires();
        boolean apart = sites.sites().size() > 1;
        if (sites.size() == 1 || !apart && !wires.tcp() && wires.hosts().isEmpty()) {
            return Map.of();
        }
        if (options.conduct().threads()) {
            throw new BadInput("--transport tcp: threads of one JVM share memory (expected: no --threads)");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(RankEnvironment.HOSTS, wires.hosts().isEmpty() ? sites.text() : wires.hosts());
        if (wires.tcp()) {
            variables.put(RankEnvironment.TRANSPORT, "tcp");
        }
        if (!wires.iface().isEmpty()) {
            variables.put(RankEnvironment.IFACE, wires.iface());
        }
        if (wires.tls()) {
            variables.put(RankEnvironment.TLS, "true");
        }
        return variables;
    }
}
