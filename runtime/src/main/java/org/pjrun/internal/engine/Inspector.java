package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.BlockedCall;
import org.pjrun.internal.diagnosis.Letter;
import org.pjrun.internal.diagnosis.LiveThread;
import org.pjrun.internal.diagnosis.Need;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.ThreadSurvey;
import org.pjrun.internal.transport.Channel;

/**
 * Finds out what this rank does, for whoever asks.
 *
 * <p>First everything that has come is handed over, so that a message on its way is either in a snapshot or shows in the
 * numbers of frames. What the engine knows is read inside the gate, all at one moment.
 */
final class Inspector {
    private static final int MOST_POLLS = 10_000;

    private final int rank;
    private final int size;
    private final Engine engine;
    private final Blockages blockages;
    private final Contexts contexts;
    private final OperationTable table;
    private final Links links;
    private final Outbox outbox;
    private final Recorder recorder;
    private final Tasks tasks;

    Inspector(
            int rank,
            int size,
            Engine engine,
            Blockages blockages,
            Contexts contexts,
            OperationTable table,
            Links links,
            Outbox outbox,
            Recorder recorder,
            Tasks tasks) {
        this.rank = rank;
        this.size = size;
        this.engine = engine;
        this.blockages = blockages;
        this.contexts = contexts;
        this.table = table;
        this.links = links;
        this.outbox = outbox;
        this.recorder = recorder;
        this.tasks = tasks;
    }

    /** A snapshot of this rank; stacks and group as in {@link ThreadSurvey#survey}. */
    RankSnapshot look(Map<Thread, StackTraceElement[]> stacks, @Nullable ThreadGroup group) {
        Set<Thread> waiting = new HashSet<>();
        RankSnapshot inside;
        engine.enter();
        try {
            handOver();
            inside = inside(waiting);
        } finally {
            engine.leave();
        }
        List<LiveThread> threads = ThreadSurvey.survey(stacks, waiting, group);
        return inside.withThreads(threads);
    }

    /** Hands over all that has come, if that ends at all. */
    private void handOver() {
        int polls = 0;
        while (polls < MOST_POLLS && engine.poll()) {
            polls++;
        }
    }

    private RankSnapshot inside(Set<Thread> waiting) {
        List<BlockedCall> blocked = new ArrayList<>();
        Set<Operation> awaited = new HashSet<>();
        for (Blockage blockage : blockages.current()) {
            if (!blockage.awaited.done()) {
                waiting.add(blockage.thread);
                blocked.add(call(blockage, awaited));
            }
        }
        List<Letter> pending = new ArrayList<>();
        for (Operation operation : started()) {
            if (!awaited.contains(operation) && !operation.done()) {
                Task whole = operation.task;
                if (whole != null && whole.outlives()) {
                    blocked.add(background(operation));
                } else if (programs(operation.queues())) {
                    pending.add(Needs.letter(operation, recorder.line(operation)));
                }
            }
        }
        List<Letter> unread = new ArrayList<>();
        contexts.forEach(queues -> {
            if (programs(queues)) {
                queues.allUnexpected().forEach(message -> unread.add(Needs.letter(message)));
            }
        });
        return new RankSnapshot(
                rank,
                RankSnapshot.State.ANSWERED,
                ProcessHandle.current().pid(),
                blocked,
                List.of(),
                unread,
                pending,
                frames(true),
                frames(false),
                outbox.backlog() || tasks.anyUnattended(),
                collectives(),
                recorder.recent(contexts),
                open());
    }

    /** Whether messages are the program's own, not those of a collective operation or a library. */
    private static boolean programs(MatchQueues queues) {
        return !queues.collective() && !ContextId.isAside(queues.context());
    }

    private BlockedCall call(Blockage blockage, Set<Operation> awaited) {
        List<Need> needs = new ArrayList<>();
        boolean all = all(blockage.awaited);
        if (blockage.awaited instanceof Declared declared) {
            needs.addAll(declared.needs());
        }
        for (Operation operation : Blockages.operations(blockage.awaited)) {
            awaited.add(operation);
            needs.add(Needs.of(operation, size, recorder.line(operation)));
        }
        if (Blockages.unforeseeable(blockage.awaited)) {
            needs.clear(); // whoever needs all of nothing counts as one who can go on
            all = true;
        }
        return new BlockedCall(
                blockage.id,
                blockage.thread.getName(),
                blockage.site.call(),
                blockage.site.line(),
                (System.nanoTime() - blockage.sinceNanos) / 1_000_000,
                all,
                needs,
                blockage.site.stack());
    }

    private static boolean all(Awaited awaited) {
        return switch (awaited) {
            case AnyOf any -> false;
            case Declared declared -> declared.all();
            default -> true;
        };
    }

    /** A part of a nonblocking collective: what follows it is sent by whoever finds it done. */
    private BlockedCall background(Operation operation) {
        return new BlockedCall(0, "", "collective", "", 0, true, List.of(Needs.of(operation, size, "")), List.of());
    }

    /** Operations that wait to be matched, or for their peer. */
    private Set<Operation> started() {
        Set<Operation> all = new HashSet<>(table.all());
        contexts.forEach(queues -> all.addAll(queues.allPosted()));
        for (int r = 0; r < size; r++) {
            Link link = links.known(r);
            if (link != null) {
                all.addAll(link.sends);
            }
        }
        return all;
    }

    /** How far the collectives of each communicator have come. */
    private List<RankSnapshot.Progress> collectives() {
        List<RankSnapshot.Progress> collectives = new ArrayList<>();
        contexts.forEach(queues -> {
            if (queues.collective() && queues.calls() > 0) {
                collectives.add(new RankSnapshot.Progress(queues.name(), queues.context(), queues.calls()));
            }
        });
        return collectives;
    }

    private List<String> open() {
        List<String> open = new ArrayList<>();
        contexts.forEach(queues -> queues.open().ifPresent(open::add));
        return open;
    }

    /** What this rank would leave if it ended now; only what is not empty is looked at closely. */
    Optional<RankSnapshot> leftover() {
        engine.enter();
        try {
            handOver(); // the last calls may have been collectives that look at no messages
            boolean[] any = {table.anySend()};
            contexts.forEach(queues -> any[0] |= !ContextId.isAside(queues.context()) && queues.leavesSomething());
            return any[0] ? Optional.of(inside(new HashSet<>())) : Optional.empty();
        } finally {
            engine.leave();
        }
    }

    private List<Long> frames(boolean sent) {
        List<Long> frames = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            Link link = links.of(r); // frames of a peer that nobody here has asked for count, too
            Channel channel = link.self() ? null : link.channel();
            frames.add(channel == null ? 0L : sent ? channel.framesSent() : channel.framesReceived());
        }
        return frames;
    }
}
