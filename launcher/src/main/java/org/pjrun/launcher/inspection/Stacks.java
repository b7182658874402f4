package org.pjrun.launcher.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pjrun.launcher.RankSet;
import org.pjrun.launcher.inspection.StackDump.Stack;

/** Where all threads of all ranks of a job stand, equal stacks shown once. */
public final class Stacks {
    private static final long PATIENCE_SECONDS = 5;
    private static final int MAX_FRAMES = 30;
    private static final int MAX_NAMES = 3;
    private static final String MAIN = "main";

    private final List<RunningProcess> processes;
    private final Map<Place, Group> groups = new LinkedHashMap<>();
    private final List<String> silent = new ArrayList<>();

    private record Place(boolean virtual, String state, List<String> frames) {}

    private static final class Group {
        private final BitSet ranks = new BitSet();
        private final Set<String> names = new LinkedHashSet<>();
        private int threads;
    }

    private Stacks(List<RunningProcess> processes) {
        this.processes = processes;
    }

    /**
     * Asks all ranks of a job.
     *
     * @param job the job's name; empty for the only one of this user
     * @param folder an empty folder to be used
     * @throws org.pjrun.launcher.BadInput if there is no such job
     */
    public static String of(String job, Path folder) throws IOException, InterruptedException {
        Stacks stacks = new Stacks(RunningJobs.now().processes("--stacks", job));
        stacks.ask(folder);
        return stacks.text();
    }

    private void ask(Path folder) throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(processes.size());
        List<Boolean> answered = new ArrayList<>();
        for (RunningProcess process : processes) {
            answered.add(false);
            int index = answered.size() - 1;
            Thread.ofVirtual().start(() -> {
                String trouble = ask(process, folder);
                synchronized (this) {
                    answered.set(index, true);
                    if (!trouble.isEmpty()) {
                        silent.add(ranks(process).words() + " (pid " + process.pid() + ") " + trouble);
                    }
                }
                answers.countDown();
            });
        }
        boolean all = answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        synchronized (this) {
            for (int i = 0; !all && i < answered.size(); i++) {
                if (!answered.get(i)) {
                    RunningProcess process = processes.get(i);
                    silent.add(ranks(process).words() + " (pid " + process.pid() + ") does not answer");
                }
            }
        }
    }

    /** Asks one process; returns why it could not be, empty if it could. */
    private String ask(RunningProcess process, Path folder) {
        Path file = folder.resolve(process.pid() + ".txt");
        try {
            new AttachedJvm(process).dumpThreads(file);
            List<Stack> stacks = StackDump.parse(Files.readAllLines(file));
            synchronized (this) {
                for (Stack stack : stacks) {
                    add(process, stack);
                }
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            return "was not asked";
        }
    }

    private void add(RunningProcess process, Stack stack) {
        Group group =
                groups.computeIfAbsent(new Place(stack.virtual(), stack.state(), stack.frames()), place -> new Group());
        group.threads++;
        if (stack.rank() >= 0) {
            group.ranks.set(stack.rank());
            group.names.add(stack.name().equals("rank-" + stack.rank()) ? MAIN : stack.name());
        } else {
            ranks(process).addTo(group.ranks);
            group.names.add(stack.name());
        }
    }

    private static RankSet ranks(RunningProcess process) {
        BitSet ranks = new BitSet();
        ranks.set(process.rank(), process.rank() + (process.threads() ? process.size() : 1));
        return RankSet.of(ranks);
    }

    private synchronized String text() {
        RunningProcess first = processes.getFirst();
        StringBuilder text = new StringBuilder("stacks of job ")
                .append(first.job())
                .append(", ")
                .append(first.program())
                .append(" on ")
                .append(first.size())
                .append(first.size() == 1 ? " rank" : " ranks")
                .append('\n');
        List<Map.Entry<Place, Group>> ordered = new ArrayList<>(groups.entrySet());
        ordered.sort(Comparator.comparingInt((Map.Entry<Place, Group> entry) ->
                        entry.getValue().names.contains(MAIN) ? 0 : 1)
                .thenComparingInt(entry -> entry.getValue().ranks.nextSetBit(0)));
        for (Map.Entry<Place, Group> entry : ordered) {
            text.append(header(entry.getKey(), entry.getValue())).append('\n');
            List<String> frames = entry.getKey().frames();
            for (String frame : frames.subList(0, Math.min(frames.size(), MAX_FRAMES))) {
                text.append("    at ").append(frame).append('\n');
            }
            if (frames.size() > MAX_FRAMES) {
                text.append("    and ").append(frames.size() - MAX_FRAMES).append(" more\n");
            }
        }
        for (String line : silent) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static String header(Place place, Group group) {
        StringBuilder text = new StringBuilder(RankSet.of(group.ranks).words()).append(": ");
        boolean each = group.threads == group.ranks.cardinality();
        if (!each) {
            text.append(group.threads).append(' ');
        }
        text.append(place.virtual() ? "virtual " : "").append(group.threads == 1 || each ? "thread" : "threads");
        int shown = 0;
        for (String name : group.names) {
            if (!name.isEmpty() && shown++ < MAX_NAMES) {
                text.append(shown == 1 ? " " : ", ").append(name);
            }
        }
        return text.append(shown > MAX_NAMES ? " …, " : ", ")
                .append(place.state())
                .toString();
    }
}
