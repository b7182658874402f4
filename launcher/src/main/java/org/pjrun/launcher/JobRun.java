package org.pjrun.launcher;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.OutputKind;
import org.pjrun.internal.bootstrap.ProgressPage;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.RendezvousServer;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.internal.bootstrap.Tls;
import org.pjrun.internal.diagnosis.LeftoverReport;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.SegmentRanks;
import org.pjrun.internal.diagnosis.WatchedRanks;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.diagnosis.StallWatcher;
import org.pjrun.launcher.execution.DebugFiles;
import org.pjrun.launcher.execution.InputCopier;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.JobProcess;
import org.pjrun.launcher.execution.LocalExecutor;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.options.Diagnosing;
import org.pjrun.launcher.plan.Input;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.ProcessPlan;
import org.pjrun.launcher.remote.Agents;
import org.pjrun.launcher.supervision.ProgressWatch;
import org.pjrun.launcher.supervision.StopHook;
import org.pjrun.launcher.supervision.Supervisor;

/** Carries out a plan on this host: shared memory, processes, supervision to the end. */
final class JobRun {
    private final JobPlan plan;
    private final Console console;
    private final Janitor janitor;
    private final StopHook hook;
    private final boolean verbose;
    private volatile @Nullable Supervisor running;
    private @Nullable Agents agents;
    private String statistics = "";
    private String choices = "";
    private BooleanSupplier tells = () -> true;

    JobRun(JobPlan plan, Console console, Janitor janitor, StopHook hook, boolean verbose) {
        this.plan = plan;
        this.console = console;
        this.janitor = janitor;
        this.hook = hook;
        this.verbose = verbose;
    }

    /**
     * The same, and ranks note their choices of messages in a folder, and find there which they are to make.
     *
     * @param possible whether it has turned out that they can be made, so that a deadlock is worth telling
     */
    JobRun choosing(Path folder, BooleanSupplier possible) {
        choices = folder.toString();
        tells = possible;
        return this;
    }

    /** The same, and its processes run on the hosts of these agents. */
    JobRun by(Agents others) {
        agents = others;
        return this;
    }

    /** Runs the job, says what its ranks have done if that is wanted, and returns pjrun's exit status. */
    int run() throws IOException {
        if (!plan.stats()) {
            return runRanks();
        }
        try (TemporaryFolder folder = new TemporaryFolder(plan.job())) {
            janitor.folder(folder.path());
            statistics = folder.path().toString();
            int status = runRanks();
            console.say(Stream.ERR, StatisticsTable.text(plan, folder.path()));
            return status;
        }
    }

    private int runRanks() throws IOException {
        if (verbose) {
            console.error("job " + plan.job() + ": " + plan.size() + (plan.size() == 1 ? " rank" : " ranks"));
        }
        janitor.await(); // before there is anything to be left behind
        if (agents != null) {
            return runByAgents(agents);
        }
        try (HostSegment segment = segment();
                RendezvousServer rendezvous = rendezvous(segment)) {
            Supplier<Optional<WatchedRanks>> watched =
                    () -> segment == null ? Optional.empty() : ranks(segment).map(ranks -> ranks);
            int status = supervise(
                    executor(segment, rendezvous)::start,
                    segment,
                    watched,
                    segment == null ? null : segment::readProgress);
            if (status == ExitStatus.OK && segment != null && segment.leftovers()) {
                ranks(segment).ifPresent(ranks -> report(ranks.lastWords()));
            }
            return status;
        } catch (IOException e) {
            console.error("cannot listen for the ranks on loopback: " + e.getMessage());
            return ExitStatus.OWN_FAULT;
        } finally {
            console.flush();
        }
    }

    private int runByAgents(Agents others) {
        try {
            others.setUp(plan, common(null), statistics.isEmpty() ? null : Path.of(statistics));
            int status = supervise(others::start, null, () -> Optional.of(others), others::readProgress);
            List<RankSnapshot> leftovers = status == ExitStatus.OK ? others.leftovers() : List.of();
            if (!leftovers.isEmpty()) {
                report(leftovers);
            }
            return status;
        } finally {
            console.flush();
        }
    }

    /** Says what ranks have left that ended well. */
    private void report(List<RankSnapshot> lastWords) {
        console.error(LeftoverReport.of("left over: ", lastWords));
    }

    /** Kills the job's processes; any thread may call it. */
    void kill() {
        Supervisor supervisor = running;
        if (supervisor != null) {
            supervisor.kill();
        }
    }

    private @Nullable HostSegment segment() {
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

    /** Keeps the ranks' addresses where some talk over tcp; their secret is in the memory that only they can open. */
    private @Nullable RendezvousServer rendezvous(@Nullable HostSegment segment) throws IOException {
        if (segment == null || !plan.networked()) {
            return null;
        }
        Secret secret = Secret.random();
        segment.putSecret(secret);
        RendezvousServer server = new RendezvousServer(
                plan.job(),
                plan.size(),
                secret,
                plan.encrypted() ? Tls.fresh() : null,
                addresses(),
                line -> console.error("keeper of addresses: " + line));
        segment.onEnd(server::ended);
        return server;
    }

    private List<InetAddress> addresses() {
        try {
            return plan.addresses();
        } catch (IllegalArgumentException e) {
            throw new BadInput("--iface: " + e.getMessage());
        }
    }

    private LocalExecutor executor(@Nullable HostSegment segment, @Nullable RendezvousServer rendezvous) {
        Map<String, String> variables = common(segment);
        variables.put(
                RankEnvironment.LAUNCHER, Long.toString(ProcessHandle.current().pid()));
        if (rendezvous != null) {
            variables.put(RankEnvironment.RENDEZVOUS, RankEnvironment.text(rendezvous.addresses()));
        }
        return new LocalExecutor(variables);
    }

    /** Starts a process of the plan. */
    private interface Executor {
        JobProcess start(ProcessPlan process) throws IOException;
    }

    private int supervise(
            Executor executor,
            @Nullable HostSegment segment,
            Supplier<Optional<WatchedRanks>> watched,
            @Nullable Predicate<Map<Integer, ProgressPage>> shown) {
        Supervisor supervisor = new Supervisor(plan, console, janitor, segment, verbose);
        running = supervisor;
        hook.watch(supervisor);
        List<JobProcess> readers = new ArrayList<>();
        if (plan.debugged()) {
            console.error(new DebugFiles(Path.of("").toAbsolutePath(), plan.processes()).write());
        }
        for (ProcessPlan process : plan.processes()) {
            announce(process);
            try {
                JobProcess started = executor.start(process);
                supervisor.started(process, started);
                if (process.input() == Input.COPIED) {
                    readers.add(started);
                }
            } catch (IOException e) {
                console.error("rank " + process.firstRank() + " could not be started: " + e.getMessage());
                supervisor.kill();
                supervisor.await();
                return ExitStatus.OWN_FAULT;
            }
        }
        ProgressWatch progress = shown == null ? null : ProgressWatch.start(shown, console);
        if (plan.size() > 1 && !plan.threads()) {
            Diagnosing diagnosing = plan.diagnosing().on(plan.severalHosts());
            StallWatcher.start(diagnosing, plan.job(), console, new Watched(watched, supervisor, tells));
        }
        if (!readers.isEmpty()) {
            InputCopier.start(readers);
        }
        StackRequest.onSignal(plan.job(), console);
        if (plan.timeoutMillis() > 0) {
            Deadline.start(plan, supervisor, console);
        }
        int status = supervisor.await();
        if (progress != null) {
            progress.close();
        }
        return status;
    }

    private static Optional<SegmentRanks> ranks(HostSegment segment) {
        return segment.mapStatus(Arena.ofAuto()).map(memory -> new SegmentRanks(memory, segment.layout()));
    }

    /** A job of processes, to the one who watches whether it moves. */
    private record Watched(Supplier<Optional<WatchedRanks>> asked, Supervisor supervisor, BooleanSupplier possible)
            implements StallWatcher.Job {
        @Override
        public Optional<WatchedRanks> ranks() {
            return asked.get();
        }

        @Override
        public void end() {
            supervisor.deadlocked();
        }

        @Override
        public boolean tells() {
            return possible.getAsBoolean();
        }
    }

    private void announce(ProcessPlan process) {
        if (process.debugPort() > 0) {
            console.error("rank " + process.firstRank() + " waits for a debugger at 127.0.0.1:" + process.debugPort());
        }
    }

    /** What all processes of the job are told and the plan could not know. */
    private Map<String, String> common(@Nullable HostSegment segment) {
        Map<String, String> variables = new HashMap<>();
        if (segment != null) {
            variables.put(RankEnvironment.SEGMENT, segment.path());
        }
        if (!choices.isEmpty()) {
            variables.put(RankEnvironment.CHOICES, choices);
        }
        if (!statistics.isEmpty()) {
            variables.put(RankEnvironment.STATISTICS, statistics);
        }
        if (plan.size() == 1) {
            variables.put(RankEnvironment.PROGRESS, OutputKind.ofError().name());
        }
        if (console.terminal()) {
            variables.put(Console.TERMINAL_VARIABLE, "true");
        }
        return variables;
    }
}
