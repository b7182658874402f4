package org.pjrun.launcher.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.launcher.options.Options;

/** Turns options into a plan; starts nothing and looks at nothing but its arguments. */
public final class Planner {
    private final Machine machine;
    private final OwnClassPath own;
    private final Map<String, String> environment;
    private final RankArchive archive;

    /**
     * Prepares planning.
     *
     * @param machine the host that all ranks run on
     * @param own pjrun's own jars
     * @param environment pjrun's environment, which the ranks inherit
     * @param archive what the ranks' JVMs start from where it is there
     */
    public Planner(Machine machine, OwnClassPath own, Map<String, String> environment, RankArchive archive) {
        this.machine = machine;
        this.own = own;
        this.environment = environment;
        this.archive = archive;
    }

    /** Plans the small job by which the archive is made: it sees no class but pjrun's own. */
    public JobPlan training(String job) {
        Program.Compiled program = new Program.Compiled(ProgramFinder.SAMPLES + "Ring", List.of());
        Options options = new Options(Options.Action.RUN, 2, null, List.of(), false, false, "Ring", List.of("5"));
        return new Planner(machine, own, Map.of(), RankArchive.NONE).plan(options, program, job);
    }

    /** Plans a job of the given name. */
    public JobPlan plan(Options options, Program.Compiled program, String job) {
        int size = options.ranks() == 0 ? machine.cores() : options.ranks();
        JvmFlags flags = new JvmFlags(options.jvmOptions(), environment);
        List<ProcessPlan> processes = new ArrayList<>();
        int count = options.threads() ? 1 : size;
        for (int p = 0; p < count; p++) {
            List<String> command = new ArrayList<>();
            command.add(machine.java());
            command.addAll(flags.flags(machine, count, archive));
            if (options.threads()) {
                threads(command, program);
            } else {
                command.add("-cp");
                command.add(ClassPaths.join(concat(program.classPath(), own.ranks())));
                command.add(program.mainClass());
            }
            command.addAll(options.arguments());
            processes.add(new ProcessPlan(p, size / count, List.copyOf(command), environment(job, p, size, count)));
        }
        return new JobPlan(job, size, flags.heapBytes(machine, count), List.copyOf(processes));
    }

    /** The ranks' loaders read both class paths themselves; the JVM itself sees pjrun only. */
    private void threads(List<String> command, Program.Compiled program) {
        for (String name : List.of("pjrun.deadlock", "pjrun.stall-after", "pjrun.report")) {
            String value = System.getProperty(name, "");
            if (!value.isEmpty()) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.add("-Dpjrun.threads.classpath=" + ClassPaths.join(concat(program.classPath(), own.ranks())));
        command.add("-cp");
        command.add(ClassPaths.join(concat(own.ranks(), own.launcher())));
        command.add("org.pjrun.launcher.threads.ThreadHost");
        command.add(program.mainClass());
    }

    private Map<String, String> environment(String job, int process, int size, int count) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(RankEnvironment.JOB, job);
        variables.put(RankEnvironment.SIZE, Integer.toString(size));
        variables.put(RankEnvironment.LOCAL_SIZE, Integer.toString(size));
        if (count == size) {
            variables.put(RankEnvironment.RANK, Integer.toString(process));
            variables.put(RankEnvironment.LOCAL_RANK, Integer.toString(process));
        }
        variables.put(RankEnvironment.CORES, Integer.toString(machine.cores()));
        return Collections.unmodifiableMap(variables);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
