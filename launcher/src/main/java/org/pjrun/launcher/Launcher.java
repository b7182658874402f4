package org.pjrun.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pjrun.launcher.agent.Bootstrap;
import org.pjrun.launcher.calibration.Calibration;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.doctor.Doctor;
import org.pjrun.launcher.doctor.HostsDoctor;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.SourceCompiler;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.hosts.Host;
import org.pjrun.launcher.inspection.RunningJobs;
import org.pjrun.launcher.options.Compatibility;
import org.pjrun.launcher.options.Completion;
import org.pjrun.launcher.options.HelpText;
import org.pjrun.launcher.options.ManPage;
import org.pjrun.launcher.options.OptionParser;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.options.Options.Action;
import org.pjrun.launcher.options.Options.Context;
import org.pjrun.launcher.plan.JobName;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.Machine;
import org.pjrun.launcher.plan.MachineCosts;
import org.pjrun.launcher.plan.OwnClassPath;
import org.pjrun.launcher.plan.Planner;
import org.pjrun.launcher.plan.Program;
import org.pjrun.launcher.plan.ProgramFinder;
import org.pjrun.launcher.plan.RankArchive;
import org.pjrun.launcher.plan.Sites;
import org.pjrun.launcher.remote.Agents;
import org.pjrun.launcher.remote.Hosting;
import org.pjrun.launcher.submission.Submission;
import org.pjrun.launcher.supervision.StopHook;

/** One run of pjrun, from its arguments to its exit status. */
final class Launcher {
    private final String[] arguments;
    private final StopHook hook = new StopHook();
    private volatile Console console = Console.ofProcess(false, Style.PLAIN);

    Launcher(String[] arguments) {
        this.arguments = arguments;
    }

    /** Does what the arguments say and returns the exit status. */
    int run() {
        try {
            return perform();
        } catch (BadInput e) {
            console.error(String.valueOf(e.getMessage()));
            return ExitStatus.BAD_INPUT;
        } catch (IOException | UncheckedIOException e) {
            console.error(String.valueOf(e.getMessage()));
            return ExitStatus.OWN_FAULT;
        } finally {
            hook.done();
        }
    }

    private int perform() throws IOException {
        Map<String, String> environment = System.getenv();
        if (arguments.length > 0 && arguments[0].equals(Submission.WORD)) {
            List<String> words = List.of(arguments).subList(1, arguments.length);
            return Submission.run(words, environment, Path.of("").toAbsolutePath(), console);
        }
        Compatibility.Translated translated = Compatibility.translated(arguments);
        for (String note : translated.notes()) {
            console.say(Stream.ERR, "pjrun: " + note + "\n");
        }
        Options options = OptionParser.parse(translated.words(), environment, properties());
        OwnClassPath own =
                OwnClassPath.find(System.getProperty("pjrun.lib", ""), System.getProperty("java.class.path", ""));
        switch (options.action()) {
            case HELP -> console.say(Stream.OUT, HelpText.text());
            case VERSION -> console.say(Stream.OUT, version() + "\n");
            case MAN -> console.say(Stream.OUT, ManPage.text(version()));
            case COMPLETION -> console.say(Stream.OUT, Completion.text(options.subject()));
            case STATUS -> {
                RunningJobs jobs = RunningJobs.now();
                console.say(Stream.OUT, options.subject().isEmpty() ? jobs.text() : jobs.text(options.subject()));
            }
            case STACKS -> console.say(Stream.OUT, StackRequest.text(options.subject()));
            case DOCTOR -> {
                return doctor(options, environment);
            }
            case EXPLAIN_ENV -> console.say(Stream.OUT, new EnvironmentReport(environment).text());
            case CALIBRATE -> {
                return calibrate(own, environment);
            }
            case PRINT_CLASSPATH -> console.say(Stream.OUT, own.text() + "\n");
            case RUN, DRY_RUN -> {
                return job(options, own, environment);
            }
        }
        return ExitStatus.OK;
    }

    /** Looks at this host, and at others if they are named. */
    private int doctor(Options options, Map<String, String> environment) throws IOException {
        Machine machine = Machine.here(false, false);
        Doctor doctor = new Doctor(Path.of("/"), machine, environment);
        console.say(Stream.OUT, doctor.text());
        List<Host> others = Hosting.others(options.placing());
        boolean satisfied = doctor.satisfied();
        if (!others.isEmpty()) {
            HostsDoctor visits = HostsDoctor.visit(
                    others, machine.javaHome(), options.wires().iface(), Hosting.ssh(options.placing()));
            console.say(Stream.OUT, visits.text());
            satisfied &= visits.satisfied();
        }
        return satisfied ? ExitStatus.OK : ExitStatus.TO_DO;
    }

    private static MachineCosts.Place costs(Map<String, String> environment) {
        return MachineCosts.place(environment, System.getProperty("user.home"));
    }

    /** Runs the program that measures, as a job. */
    private int calibrate(OwnClassPath own, Map<String, String> environment) throws IOException {
        MachineCosts.Place place = costs(environment);
        place.makeFolder();
        String program = Calibration.class.getName();
        String[] words = {
            "-np",
            "2",
            "-cp",
            String.join(File.pathSeparator, own.launcher()),
            "--coll",
            "barrier=board",
            program,
            place.file().toString()
        };
        int status = job(OptionParser.parse(words, Map.of(), Map.of()), own, environment);
        if (status == ExitStatus.OK) {
            console.say(
                    Stream.OUT, "kept in " + place.file() + ": " + place.read().text() + "\n");
        }
        return status;
    }

    private int job(Options options, OwnClassPath own, Map<String, String> environment) throws IOException {
        String job = JobName.of(System.nanoTime(), ProcessHandle.current().pid());
        RankArchive archive = RankArchive.of(
                System.getProperty("java.runtime.version"),
                System.getProperty("java.home"),
                System.getProperty("pjrun.prepared", ""),
                environment,
                System.getProperty("user.home"));
        boolean terminal = Console.isTerminal(System.getProperty("pjrun.terminal", ""));
        if (options.action() == Action.DRY_RUN) {
            Planner planner = planner(options, own, environment, archive, terminal);
            List<Program.Compiled> programs = ifCompiled(programs(options, own, environment), options, own);
            Optional<Hosting> hosting = Hosting.find(options, environment);
            console.say(
                    Stream.OUT, plan(planner, options, hosting, programs, job).text());
            return ExitStatus.OK;
        }
        try (Janitor janitor = Janitor.start(job)) { // first: what follows goes on beside it
            Planner planner = planner(options, own, environment, archive, terminal);
            List<Program> programs = programs(options, own, environment);
            Optional<Hosting> hosting = Hosting.find(options, environment);
            JobPlan plan = plan(planner, options, hosting, ifCompiled(programs, options, own), job);
            if (plan.spread()) {
                Runtime.getRuntime().addShutdownHook(hook);
                try (TemporaryFolder folder = new TemporaryFolder(job)) {
                    janitor.await();
                    janitor.folder(folder.path());
                    List<Program.Compiled> ready = compile(programs, options, own, folder);
                    return spread(planner, archive, options, hosting.orElseThrow(), ready, own, job, terminal, janitor);
                }
            }
            Preparation.check(plan, environment);
            if (options.conduct().bindingsReported()) {
                console.say(Stream.ERR, Preparation.bindings(plan));
            }
            Runtime.getRuntime().addShutdownHook(hook);
            if (Boolean.getBoolean("pjrun.prepare")) {
                prepare(planner, archive, job, janitor);
            }
            boolean verbose = options.conduct().verbose();
            if (compiled(programs)) {
                return start(plan, terminal, janitor, verbose);
            }
            janitor.await();
            try (TemporaryFolder folder = new TemporaryFolder(job)) {
                janitor.folder(folder.path());
                List<Program.Compiled> ready = compile(programs, options, own, folder);
                return start(plan(planner, options, hosting, ready, job), terminal, janitor, verbose);
            }
        }
    }

    /** Makes what ranks start faster from, as far as it is not there. */
    private void prepare(Planner planner, RankArchive archive, String job, Janitor janitor) {
        if (archive.missing()) {
            ArchiveMaker.ofJdk(archive.file()).make(planner.training(job), janitor, hook);
        }
        if (archive.cacheMissing()) {
            ArchiveMaker.withOwn(archive.cache()).make(planner.rehearsal(job), janitor, hook);
        }
    }

    private static Planner planner(
            Options options, OwnClassPath own, Map<String, String> environment, RankArchive archive, boolean terminal) {
        boolean bound = options.conduct().bound() || options.placing().policy().processors() > 0;
        return new Planner(
                Machine.here(terminal, bound),
                own,
                environment,
                archive,
                costs(environment).read());
    }

    /** The plan as far as it can be made before other hosts have told what they are. */
    private static JobPlan plan(
            Planner planner, Options options, Optional<Hosting> hosting, List<Program.Compiled> programs, String job) {
        if (hosting.isEmpty()) {
            return planner.plan(options, programs, job);
        }
        Hosting known = hosting.get();
        List<String> hosts = known.here() ? List.of("") : known.hosts();
        int processors = options.placing().policy().processors();
        return planner.plan(options, programs, job, planner.assumed(hosts, known.places(), processors));
    }

    /** Runs a job on other hosts. */
    private int spread(
            Planner planner,
            RankArchive archive,
            Options options,
            Hosting hosting,
            List<Program.Compiled> programs,
            OwnClassPath own,
            String job,
            boolean terminal,
            Janitor janitor)
            throws IOException {
        Preparation.checkSpread(options);
        List<String> jars = new ArrayList<>(own.launcher());
        jars.addAll(own.ranks());
        try (Agents agents =
                Agents.start(hosting, job, options.wires(), Bootstrap.of(jars), janitor, line -> console.error(line))) {
            Sites sites = agents.stage(
                    planner.entries(options, programs),
                    archive,
                    options.placing().policy().processors());
            JobPlan plan = planner.plan(options, programs, job, sites);
            plan.output().prepareFiles(plan.size());
            if (options.conduct().bindingsReported()) {
                console.say(Stream.ERR, Preparation.bindings(plan));
            }
            console = Console.ofProcess(terminal, plan.output());
            return hook.stopped()
                    ? ExitStatus.INTERRUPTED
                    : new JobRun(plan, console, janitor, hook, options.conduct().verbose())
                            .by(agents)
                            .run();
        }
    }

    private static List<Program> programs(Options options, OwnClassPath own, Map<String, String> environment) {
        List<Program> programs = new ArrayList<>();
        for (Context context : options.contexts()) {
            programs.add(
                    new ProgramFinder(own, context.classPath(), environment.get("CLASSPATH")).find(context.program()));
        }
        return programs;
    }

    private static boolean compiled(List<Program> programs) {
        for (Program program : programs) {
            if (program instanceof Program.Source) {
                return false;
            }
        }
        return true;
    }

    private static List<Program.Compiled> ifCompiled(List<Program> programs, Options options, OwnClassPath own) {
        List<Program.Compiled> compiled = new ArrayList<>();
        for (Program program : programs) {
            compiled.add(program.ifCompiled().adapted(own, options.conduct().numbered()));
        }
        return compiled;
    }

    private static List<Program.Compiled> compile(
            List<Program> programs, Options options, OwnClassPath own, TemporaryFolder folder) throws IOException {
        List<Program.Compiled> compiled = new ArrayList<>();
        for (Program program : programs) {
            if (program instanceof Program.Source source) {
                compiled.add(new SourceCompiler(own.text()).compile(source, folder.within("" + compiled.size())));
            } else {
                compiled.add(program.ifCompiled());
            }
        }
        return ifCompiled(List.copyOf(compiled), options, own);
    }

    private int start(JobPlan plan, boolean terminal, Janitor janitor, boolean verbose) throws IOException {
        if (hook.stopped()) {
            return ExitStatus.INTERRUPTED;
        }
        console = Console.ofProcess(terminal, plan.output());
        if (plan.diagnosing().schedules() > 0 || !plan.diagnosing().replay().isEmpty()) {
            return new Exploration(plan, console, janitor, hook, verbose).run();
        }
        return new JobRun(plan, console, janitor, hook, verbose).run();
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        for (Object key : System.getProperties().keySet()) {
            if (key instanceof String name && name.startsWith("pjrun.")) {
                properties.put(name, System.getProperty(name, ""));
            }
        }
        return properties;
    }

    private static String version() {
        String version = Launcher.class.getPackage().getImplementationVersion();
        return "pjrun " + (version == null ? "(built from a working tree)" : version) + " on JDK "
                + System.getProperty("java.vm.version") + " (" + System.getProperty("java.home") + ")";
    }
}
