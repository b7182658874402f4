package org.pjrun.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.execution.Janitor;
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
import org.pjrun.launcher.plan.Program;
import org.pjrun.launcher.plan.ProgramFinder;
import org.pjrun.launcher.plan.RankArchive;
import org.pjrun.launcher.supervision.StopHook;

/** One run of pjrun, from its arguments to its exit status. */
final class Launcher {
    private final String[] arguments;
    private final StopHook hook = new StopHook();
    private Console console = Console.ofProcess(false, false);

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
        String job = JobName.of(System.nanoTime(), ProcessHandle.current().pid());
        if (options.action() == Action.DRY_RUN) {
            Program program = find(options, own, environment);
            Planner planner = new Planner(Machine.here(), own, environment, archive(environment));
            console.say(
                    Stream.OUT, planner.plan(options, program.ifCompiled(), job).text());
            return ExitStatus.OK;
        }
        try (Janitor janitor = Janitor.start(job)) {
            Program program = find(options, own, environment);
            RankArchive archive = archive(environment);
            Planner planner = new Planner(Machine.here(), own, environment, archive);
            Runtime.getRuntime().addShutdownHook(hook);
            if (Boolean.getBoolean("pjrun.prepare") && archive.missing()) {
                new ArchiveMaker(archive.file()).make(planner.training(job), janitor, hook);
            }
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

    private static Program find(Options options, OwnClassPath own, Map<String, String> environment) {
        return new ProgramFinder(own, options.classPath(), environment.get("CLASSPATH")).find(options.program());
    }

    private static RankArchive archive(Map<String, String> environment) {
        return RankArchive.of(
                System.getProperty("java.runtime.version"),
                System.getProperty("java.home"),
                environment,
                System.getProperty("user.home"));
    }

    private int start(JobPlan plan, Janitor janitor, boolean verbose) throws IOException {
        if (hook.stopped()) {
            return ExitStatus.INTERRUPTED;
        }
        boolean terminal = Console.isTerminal(System.getProperty("pjrun.terminal", ""));
        console = Console.ofProcess(terminal, terminal && plan.size() > 1);
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
        return version == null ? "(built from a working tree)" : version;
    }
}
