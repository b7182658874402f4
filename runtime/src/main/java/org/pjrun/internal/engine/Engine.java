package org.pjrun.internal.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.RankSnapshot;
import org.pjrun.internal.diagnosis.StatusPage;
import org.pjrun.internal.transport.Traffic;
import org.pjrun.internal.transport.Transport;

/**
 * The engine of one rank: starts operations, matches, moves and waits.
 *
 * <p>Callers {@link #enter()} the gate, do one or more of the other calls, and {@link #leave()}. Any thread may, virtual
 * ones included; {@link #await} gives the gate up while it sleeps.
 */
public final class Engine implements AutoCloseable {
    private static final long FLUSH_NANOS = 2_000_000_000L;
    private static final long FLUSH_PAUSE_NANOS = 50_000;
    private static final long CHOICE_NANOS = 20_000_000;

    private final int rank;
    private final int size;
    private final boolean crowded;
    private final Gate gate = new Gate();
    private final InFlight inFlight = new InFlight();
    private final OperationTable table = new OperationTable(inFlight);
    private final Contexts contexts = new Contexts();
    private final Links links;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Protocol protocol;
    private final Freeing freeing;
    private final Waiting waiting;
    private final Caretaker caretaker;
    private final Transport transport;
    private final Blockages blockages = new Blockages();
    private final Recorder recorder = new Recorder();
    private final Guards guards = new Guards();
    private @Nullable Chooser chooser;
    private final Counters counters = new Counters();
    private final Inspector inspector;

    /**
     * Makes the engine of a rank over a transport.
     *
     * @param credit bytes of unexpected messages that this rank lends to each sender
     */
    public Engine(int rank, int size, Transport transport, Patience patience, long credit) {
        this.rank = rank;
        this.size = size;
        this.transport = transport;
        this.crowded = patience.spins() == 0;
        this.links = new Links(rank, size, transport);
        this.tasks = new Tasks(inFlight, transport);
        this.caretaker = new Caretaker(gate, inFlight, tasks, "pjrun-caretaker-" + rank);
        this.outbox = new Outbox(table, caretaker, counters);
        this.protocol =
                new Protocol(contexts, table, links, outbox, new Misfits(contexts, table, outbox, recorder), credit);
        this.freeing = new Freeing(protocol, outbox, contexts);
        this.waiting = new Waiting(gate, transport, protocol, outbox, tasks, patience, caretaker, blockages, counters);
        this.inspector = new Inspector(rank, size, this, blockages, contexts, table, links, outbox, recorder, tasks);
        caretaker.serve(waiting);
        if (transport.needsCare()) {
            careFor();
        }
    }

    private void careFor() {
        gate.enter();
        try {
            caretaker.begin();
        } finally {
            gate.leave();
        }
    }

    /** This process's rank in the world. */
    public int rank() {
        return rank;
    }

    /** What this engine has done so far. */
    public Counters counters() {
        return counters;
    }

    /** How long messages have come and gone so far. */
    public Traffic traffic() {
        return transport.traffic();
    }

    /** Ranks in the world. */
    public int size() {
        return size;
    }

    public void enter() {
        gate.enter();
    }

    public void leave() {
        gate.leave();
    }

    /** The queues of a context, a lane of a communicator's. */
    public MatchQueues queues(long context) {
        return contexts.of(context);
    }

    /**
     * Frees a communicator with all its lanes: operations that have been started are completed, messages that nobody has
     * received are refused.
     */
    public void free(long context) {
        freeing.free(context);
    }

    /** How many contexts this process has queues for. */
    public int contexts() {
        return contexts.count();
    }

    /** The link to a process. */
    public Link link(int process) {
        return links.of(process);
    }

    /** An operation to fill in; its buffer is to be bound before it is started. */
    public Operation take() {
        return table.take();
    }

    /** Gives an operation back that nobody needs any more; it must be done or never started. */
    public void give(Operation operation) {
        table.give(operation);
    }

    /** Starts a send of what the operation's buffer is bound to. */
    public void send(Operation send, MatchQueues queues, Link dest, int myRank, int tag, boolean synchronous) {
        send(send, queues, dest, myRank, tag, synchronous, send.buffer.signatureWord());
    }

    /** Starts a send with a word that describes its elements, or the call that it belongs to, to its receiver. */
    public void send(
            Operation send, MatchQueues queues, Link dest, int myRank, int tag, boolean synchronous, long signature) {
        send.kind = Operation.Kind.SEND;
        send.queues = queues;
        send.link = dest;
        send.source = myRank;
        send.tag = tag;
        send.synchronous = synchronous;
        send.signature = signature;
        send.length = send.buffer.bytes();
        recorder.sent(send, dest.rank(), send.length);
        if (recorder.everyNoted()) {
            send.synchronous |= !queues.collective() && !send.buffer.detached();
        }
        counters.sends++;
        counters.bytes += send.length;
        protocol.send(send);
    }

    /**
     * Starts a receive into what the operation's buffer is bound to.
     *
     * @param from link to the source, null for any source
     */
    public void receive(Operation receive, MatchQueues queues, @Nullable Link from, int source, int tag) {
        describe(receive, Operation.Kind.RECEIVE, queues, from, source, tag);
        choose(receive);
        recorder.received(receive, from == null ? -1 : from.rank(), receive.buffer.bytes());
        protocol.receive(receive);
        chosen(receive); // it may be done by now, and then nobody waits for it
    }

    /** A receive that is not started: what a rank is told to wait for that waits otherwise than for a message. */
    public Operation awaited(MatchQueues queues, Link from, int source, int tag) {
        Operation told = new Operation(inFlight);
        describe(told, Operation.Kind.RECEIVE, queues, from, source, tag);
        return told;
    }

    /** Starts a receive of a message that a matched probe has found. */
    public void receive(Operation receive, Unexpected message) {
        describe(receive, Operation.Kind.RECEIVE, message.queues, message.link, message.source, message.tag);
        protocol.take(message, receive);
    }

    /**
     * Looks for a message.
     *
     * @param matched whether the message is taken out of matching
     * @param keep whether the probe stays until there is one
     */
    public void probe(
            Operation probe,
            MatchQueues queues,
            @Nullable Link from,
            int source,
            int tag,
            boolean matched,
            boolean keep) {
        describe(probe, matched ? Operation.Kind.MATCHED_PROBE : Operation.Kind.PROBE, queues, from, source, tag);
        if (keep) {
            choose(probe);
        }
        poll();
        protocol.probe(probe, keep);
        chosen(probe);
    }

    /** Has an operation that takes from any source take from the one that this run is to be tried with. */
    private void choose(Operation operation) {
        Chooser choosing = chooser;
        if (choosing == null || operation.queues().collective()) {
            return;
        }
        if (operation.link != null) {
            operation.choice = operation.kind == Operation.Kind.RECEIVE ? Operation.FROM_ONE : Operation.UNNOTED;
        } else {
            int source = choosing.next(operation);
            if (source >= 0) {
                Peers peers = operation.queues().peers();
                operation.source = source;
                operation.link = links.of(peers == null ? source : peers.process(source));
            }
        }
    }

    /** Notes what an operation that takes from any source has taken, a little later: who else has sent shows then. */
    private void chosen(Operation done) {
        Chooser choosing = chooser;
        if (choosing == null
                || done.choice == Operation.UNNOTED
                || !done.done()
                || done.isCancelled()
                || done.failure() != null) {
            return;
        }
        if (done.choice == Operation.FROM_ONE) {
            choosing.took(done);
            return;
        }
        long until = System.nanoTime() + (choosing.wanted(done) ? 0 : CHOICE_NANOS);
        while (System.nanoTime() - until < 0) {
            waiting.step();
        }
        choosing.note(done, done.queues());
    }

    /** Has receives from any source noted in a folder, where it also stands what some of them are to take; inside the gate. */
    public void choose(Path folder) {
        chooser = new Chooser(folder, rank);
    }

    /** Has messages of a context looked at when they arrive, those that already have included. */
    public void inspect(MatchQueues queues, Arrivals arrivals) {
        protocol.inspect(queues, arrivals);
    }

    private void describe(
            Operation operation, Operation.Kind kind, MatchQueues queues, @Nullable Link link, int source, int tag) {
        if (kind == Operation.Kind.RECEIVE) {
            counters.receives++;
        }
        operation.kind = kind;
        operation.queues = queues;
        operation.link = link;
        operation.source = source;
        operation.tag = tag;
    }

    /** Says that the caller returns before the operation is done. */
    public void outlive(Operation operation) {
        if (!operation.done()) {
            operation.outlive();
            caretaker.demand();
            if (recorder.everyNoted()) {
                guards.watch(operation);
            }
        }
    }

    /** Lets a send that is done fail if the program has not left its buffer alone, where that is looked after. */
    public void check(Operation done) {
        chosen(done);
        if (done.guarded() && done.kind == Operation.Kind.SEND) {
            done.checkGuarded();
        }
    }

    /** Waits until an operation is done. */
    public void await(Operation operation) {
        waiting.await(operation);
        chosen(operation);
    }

    /** Waits until the program gives a signal. */
    public void await(Signal signal) {
        waiting.await(signal);
    }

    /** Waits until one of the operations is done. */
    public void awaitAny(List<? extends Awaited> awaited) {
        waiting.await(new AnyOf(awaited));
    }

    /** The tasks of this rank. */
    Tasks tasks() {
        return tasks;
    }

    /** Begins a task, and does the work that comes before it first waits; the gate is left for that. */
    public void begin(Task task) {
        task.begin();
        serve(task);
    }

    /** Says that the caller returns before the task has ended. */
    public void outlive(Task task) {
        if (!task.ended()) {
            inFlight.count++;
            task.outlive();
            caretaker.demand();
        }
    }

    /** Waits until a task has ended, and does its work meanwhile; the gate is left for that. */
    public void await(Task task) {
        waiting.await(task);
        while (!task.ended()) {
            serve(task);
            waiting.await(task);
        }
    }

    /** Does the work that there is for a task now; the gate is left for it. */
    public void serve(Task task) {
        while (task.needsWork()) {
            task.work(gate);
        }
    }

    /** Whether ranks outnumber cores, so that who waits should yield. */
    public boolean crowded() {
        return crowded;
    }

    /** Whether other threads wait to enter. */
    public boolean contended() {
        return gate.contended();
    }

    /** Moves what can be moved now, without waiting. */
    public boolean poll() {
        boolean moved = waiting.step();
        if (!moved) {
            // a loop of tests or probes waits too, and nobody else looks for its peers meanwhile
            transport.checkPeers(protocol);
        }
        return moved;
    }

    /** Lets others have the core after a test that found nothing, where ranks outnumber cores; outside of the gate. */
    public void rest() {
        if (crowded) {
            Thread.yield();
        }
    }

    /** Tries to take an operation back. */
    public void cancel(Operation operation) {
        protocol.cancel(operation);
    }

    /** How many operations have outlived their call and are not done. */
    public int inFlight() {
        return inFlight.count;
    }

    /**
     * Keeps the line of every operation, looks after the buffers of those in flight, and lets every send wait for its receive:
     * what a program needs room for that the standard does not promise shows at once. Inside the gate.
     */
    public void checkFully() {
        recorder.noteEvery();
    }

    /** Notes no operation, for who wants to know what that costs; inside the gate. */
    public void noteNothing() {
        recorder.noteNothing();
    }

    /** Ends all waiting for messages, those to and from this rank itself included, as if everybody had died. */
    public void abandon() {
        gate.enter();
        try {
            protocol.abandon();
        } finally {
            gate.leave();
        }
    }

    /** Has blocked threads written to a page, where others can read them; inside the gate. */
    void publish(StatusPage page, Thread respondent) {
        blockages.publish(page, respondent);
    }

    /** Whether a thread that sleeps in the engine looks for questions, so that nobody else needs to; inside the gate. */
    boolean dozes() {
        return waiting.dozes();
    }

    /**
     * What this rank does now; outside of the gate.
     *
     * @param stacks of all threads of the process, taken just before
     * @param group its threads where it shares the process with other ranks, null where all are
     */
    public RankSnapshot snapshot(Map<Thread, StackTraceElement[]> stacks, @Nullable ThreadGroup group) {
        return inspector.look(stacks, group);
    }

    /** What this rank would leave unreceived, uncompleted or not freed if it ended now; outside of the gate. */
    public Optional<RankSnapshot> leftover() {
        return inspector.leftover();
    }

    /** Declares that the calling thread waits for processes outside of the engine; what is returned ends that. */
    public Runnable declare(String what, boolean all, List<Integer> processes) {
        gate.enter();
        try {
            Blockage declared =
                    blockages.begin(Thread.currentThread(), new Declared(what, all, List.copyOf(processes)), 0);
            return () -> {
                gate.enter();
                try {
                    blockages.end(declared);
                } finally {
                    gate.leave();
                }
            };
        } finally {
            gate.leave();
        }
    }

    /** Says that a thread's waits are nobody's concern. */
    public void background(Thread thread) {
        gate.enter();
        try {
            blockages.background(thread);
        } finally {
            gate.leave();
        }
    }

    /** For how long the thread that is blocked longest has been; 0 if none is; outside of the gate. */
    public long blockedMillis() {
        gate.enter();
        try {
            return blockages.longestMillis();
        } finally {
            gate.leave();
        }
    }

    /** Looks whether peers have ended. */
    public void checkPeers() {
        transport.checkPeers(protocol);
    }

    /**
     * Leaves the job: flushes sends for a bounded time, says goodbye to all peers and wakes what sleeps in the kernel.
     *
     * <p>What was sent can still be received by the peers.
     */
    @Override
    public void close() {
        close(null);
    }

    /** The same, and somebody is told what this rank leaves before it says goodbye. */
    public void close(@Nullable Consumer<RankSnapshot> heir) {
        caretaker.close();
        flush();
        if (heir != null) {
            inspector.leftover().ifPresent(heir);
        }
        gate.enter();
        try {
            Chooser choosing = chooser;
            if (choosing != null) {
                contexts.forEach(choosing::left);
            }
            waiting.close();
            transport.close();
        } finally {
            gate.leave();
        }
    }

    private void flush() {
        long deadline = System.nanoTime() + FLUSH_NANOS;
        boolean sending = true;
        while (sending && System.nanoTime() < deadline) {
            gate.enter();
            try {
                waiting.step();
                transport.checkPeers(protocol);
                sending = outbox.sending() || transport.sending();
            } finally {
                gate.leave();
            }
            if (sending) {
                LockSupport.parkNanos(FLUSH_PAUSE_NANOS);
            }
        }
    }
}
