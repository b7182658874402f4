package org.pjrun.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.LocalExecutor;
import org.pjrun.launcher.execution.SourceCompiler;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.options.HelpText;
import org.pjrun.launcher.options.OptionParser;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.options.Options.Action;
import org.pjrun.launcher.plan.JobName;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.Machine;
import org.pjrun.launcher.plan.OwnClassPath;
import org.pjrun.launcher.plan.Planner;
import org.pjrun.launcher.plan.ProcessPlan;
import org.pjrun.launcher.plan.Program;
import org.pjrun.launcher.plan.ProgramFinder;
import org.pjrun.launcher.supervision.StopHook;
import org.pjrun.launcher.supervision.Supervisor;

/** One run of pjrun, from its arguments to its exit status. */
final class Launcher {
    private final String[] arguments;
    private final long pid = ProcessHandle.current().pid();
    private final StopHook hook = new StopHook();
    private Console console = Console.ofProcess(false);

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
        Options options = OptionParser.parse(arguments, environment, properties());
        OwnClassPath own =
                OwnClassPath.find(System.getProperty("pjrun.lib", ""), System.getProperty("java.class.path", ""));
        switch (options.action()) {
            case HELP -> console.say(Stream.OUT, HelpText.text());
            case VERSION -> console.say(Stream.OUT, "pjrun " + version() + "\n");
            case PRINT_CLASSPATH -> console.say(Stream.OUT, own.text() + "\n");
            case RUN, DRY_RUN -> {
                return job(options, own, environment);
            }
        }
        return ExitStatus.OK;
    }

    private int job(Options options, OwnClassPath own, Map<String, String> environment) throws IOException {
        Program program =
                new ProgramFinder(own, options.classPath(), environment.get("CLASSPATH")).find(options.program());
        String job = JobName.of(System.nanoTime(), pid);
        Planner planner = new Planner(Machine.here(), own, environment);
        if (options.action() == Action.DRY_RUN) {
            console.say(
                    Stream.OUT, planner.plan(options, program.ifCompiled(), job).text());
            return ExitStatus.OK;
        }
        Runtime.getRuntime().addShutdownHook(hook);
        try (Janitor janitor = Janitor.start(job)) {
            if (program instanceof Program.Compiled compiled) {
                return start(planner.plan(options, compiled, job), janitor, options.verbose());
            }
            try (TemporaryFolder folder = new TemporaryFolder(job)) {
                janitor.folder(folder.path());
                Program.Compiled compiled =
                        new SourceCompiler(own.text()).compile((Program.Source) program, folder.path());
                return start(planner.plan(options, compiled, job), janitor, options.verbose());
            }
        }
    }

    private int start(JobPlan plan, Janitor janitor, boolean verbose) throws IOException {
        console = Console.ofProcess(plan.size() > 1 && Console.isTerminal(System.getProperty("pjrun.terminal", "")));
        if (verbose) {
            console.error("job " + plan.job() + ": " + plan.size() + (plan.size() == 1 ? " rank" : " ranks"));
        }
        try (HostSegment segment = segment(plan, janitor)) {
            return supervise(plan, janitor, segment, verbose);
        }
    }

    private @Nullable HostSegment segment(JobPlan plan, Janitor janitor) {
        if (plan.size() == 1 || plan.threads()) {
            return null;
        }
        HostSegment segment = HostSegment.create(plan.job(), plan.size());
        if (segment.folder().isPresent()) {
            janitor.folder(segment.folder().get());
        }
        if (segment.warning().isPresent()) {
            console.error(segment.warning().get());
        }
        return segment;
    }

    private int supervise(JobPlan plan, Janitor janitor, @Nullable HostSegment segment, boolean verbose) {
        Map<String, String> common = new HashMap<>();
        common.put(RankEnvironment.LAUNCHER, Long.toString(pid));
        if (plan.threads()) {
            common.put(Console.TAG_VARIABLE, Boolean.toString(console.tagged()));
        }
        if (segment != null) {
            common.put(RankEnvironment.SEGMENT, segment.path());
        }
        LocalExecutor executor = new LocalExecutor(common);
        Supervisor supervisor = new Supervisor(plan, console, janitor, segment, verbose);
        hook.watch(supervisor);
        for (ProcessPlan process : plan.processes()) {
            try {
                supervisor.started(process, executor.start(process));
            } catch (IOException e) {
                console.error("rank " + process.firstRank() + " could not be started: " + e.getMessage());
                supervisor.kill();
                supervisor.await();
                return ExitStatus.OWN_FAULT;
            }
        }
        return supervisor.await();
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
        return version == null ? "(built from a working tree)" : version;
    }
}
