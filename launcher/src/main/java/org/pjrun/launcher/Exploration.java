package org.pjrun.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pjrun.internal.bootstrap.Choice;
import org.pjrun.internal.bootstrap.Taken;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.execution.TemporaryFolder;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.supervision.StopHook;

/**
 * Runs a job again and again, with its receives from any source taking other messages each time.
 *
 * <p>Each run notes what every such receive took, and which messages were there besides before the program knew: taking one
 * of those instead cannot depend on what was taken, so it may happen in any run. The next runs make the same choices up to
 * there, and then the other one. When these are exhausted, messages that came later get their turn: a run in which such a
 * receive waits for one of them in vain says nothing, and in any other it might have come first.
 */
final class Exploration {
    private final JobPlan plan;
    private final Console console;
    private final Janitor janitor;
    private final StopHook hook;
    private final boolean verbose;
    private final Deque<List<Choice>> schedules = new ArrayDeque<>();
    private final Deque<List<Choice>> unlikely = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private int runs;
    private int impossible;
    private int failures;
    private int failure = ExitStatus.OK;

    Exploration(JobPlan plan, Console console, Janitor janitor, StopHook hook, boolean verbose) {
        this.plan = plan;
        this.console = console;
        this.janitor = janitor;
        this.hook = hook;
        this.verbose = verbose;
    }

    /** Tries one schedule, or as many as are wanted and found; the exit status of the first that failed. */
    int run() throws IOException {
        String replay = plan.diagnosing().replay();
        if (!replay.isEmpty()) {
            List<Choice> schedule = readable(replay);
            try (TemporaryFolder folder = new TemporaryFolder(plan.job())) {
                janitor.folder(folder.path());
                Choice.want(folder.path(), schedule);
                return new JobRun(plan, console, janitor, hook, verbose)
                        .choosing(folder.path(), () -> true)
                        .run();
            }
        }
        schedules.add(List.of());
        while (anyLeft() && runs < plan.diagnosing().schedules() && !hook.stopped()) {
            List<Choice> schedule = (schedules.isEmpty() ? unlikely : schedules).remove();
            try (TemporaryFolder folder = new TemporaryFolder(plan.job())) {
                janitor.folder(folder.path());
                explore(folder.path(), schedule);
            }
        }
        console.error(runs + (runs == 1 ? " schedule was tried, " : " schedules were tried, ")
                + (failures == 0 ? "none" : failures) + " failed"
                + (impossible == 0 ? "; " : ", " + impossible + " cannot be; ")
                + (anyLeft() ? schedules.size() + unlikely.size() + " more are known" : "no other is known"));
        return failure;
    }

    private boolean anyLeft() {
        return !schedules.isEmpty() || !unlikely.isEmpty();
    }

    private static List<Choice> readable(String file) {
        try {
            return Choice.read(Path.of(file));
        } catch (IOException e) {
            throw new BadInput("--replay " + file + ": expected a file of --check explore=N (" + e.getMessage() + ")");
        }
    }

    private int play(Path folder, List<Choice> schedule) throws IOException {
        Choice.want(folder, schedule);
        return new JobRun(plan, console, janitor, hook, verbose)
                .choosing(folder, () -> possible(folder, schedule))
                .run();
    }

    /** Whether the last choice of a schedule has been made, so that what is found is the program's. */
    private boolean possible(Path folder, List<Choice> schedule) {
        try {
            return schedule.isEmpty()
                    || Choice.made(folder, plan.size()).stream().anyMatch(schedule.getLast()::same);
        } catch (IOException e) {
            return true; // too much is told then
        }
    }

    private void explore(Path folder, List<Choice> schedule) throws IOException {
        int status = play(folder, schedule);
        runs++;
        List<Choice> made = Choice.made(folder, plan.size());
        if (!possible(folder, schedule)) {
            impossible++;
            if (status != ExitStatus.OK) {
                console.error("schedule " + runs + " cannot be: " + describe(schedule.getLast())
                        + " waited in vain; what it said means nothing");
            }
            return;
        }
        if (status != ExitStatus.OK) {
            fail(status, made);
        }
        for (int i = 0; i < made.size(); i++) {
            Choice choice = made.get(i);
            List<Choice> before = made.subList(0, i);
            choice.others().forEach(other -> add(schedules, before, choice.instead(other)));
            if (schedule.stream().noneMatch(choice::same)) {
                Taken.later(folder, choice).forEach(other -> add(unlikely, before, choice.instead(other)));
            }
        }
    }

    private void add(Deque<List<Choice>> list, List<Choice> before, Choice other) {
        List<Choice> next = new ArrayList<>(before);
        next.add(other);
        if (known.add(key(next))) {
            list.add(next);
        }
    }

    private static String describe(Choice choice) {
        return "rank " + choice.rank() + " from " + choice.source()
                + (choice.line().isEmpty() ? "" : " at " + choice.line());
    }

    private void fail(int status, List<Choice> made) throws IOException {
        failures++;
        if (failure == ExitStatus.OK) {
            failure = status;
        }
        String folder = plan.diagnosing().report();
        Path file = Path.of(folder.isEmpty() ? "." : folder)
                .resolve("pjrun-" + plan.job() + "-" + failures + ".schedule")
                .normalize();
        Choice.write(file, made);
        console.error("schedule " + runs + " ended with status " + status + "; receives from any source took: "
                + made.stream().map(Exploration::describe).collect(Collectors.joining(", "))
                + "; run it again with --replay " + file);
    }

    /** Equal for schedules in which each rank makes the same choices. */
    private static String key(List<Choice> schedule) {
        return schedule.stream()
                .map(choice -> choice.rank() + ":" + choice.number() + ":" + choice.source())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
