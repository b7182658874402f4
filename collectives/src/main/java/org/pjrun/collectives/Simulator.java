package org.pjrun.collectives;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells how long schedules take under a cost model, by running them on virtual clocks, one for each rank.
 *
 * <p>A message of b bytes sets out when its sender's port is free, occupies that port for half a latency and, between hosts, its
 * b bytes, arrives a latency later, and occupies the receiver's port, on a host as well, until it is there. Where ranks share
 * cores, a rank that has sent something gets what it waits for later. Sends are eager. COPY, REDUCE and what goes to and from
 * a board take their time on the rank's clock, during which messages go on. What is published is seen a tick later, and so
 * is that a slot is free again. All ranks start at 0.
 *
 * <p>A schedule is made when its rank's turn comes first and forgotten when the rank is done. Where all ranks do the same at
 * the same time, one of them tells the time of all.
 */
public final class Simulator {
    private final IntFunction<Schedule> schedules;
    private final int ranks;
    private final Symmetry symmetry;
    private final Topology topology;
    private final int elementBytes;
    private final CostModel model;
    private final Map<Long, ArrayDeque<Double>> heads = new HashMap<>();
    private final Clock[] clocks;
    private final ArrayDeque<Integer> turns = new ArrayDeque<>();
    private final BitSet queued = new BitSet();
    private final @Nullable BitSet[] waiters;
    private final int size;

    private Simulator(
            IntFunction<Schedule> schedules,
            int size,
            Symmetry symmetry,
            Topology topology,
            int elementBytes,
            CostModel model) {
        this.schedules = schedules;
        this.size = size;
        this.symmetry = symmetry;
        this.topology = topology;
        this.elementBytes = elementBytes;
        this.model = model;
        ranks = symmetry == Symmetry.NONE ? size : 1;
        clocks = new Clock[ranks];
        waiters = new BitSet[ranks];
    }

    /**
     * Runs the schedules of all ranks of one call.
     *
     * @param schedules the schedule of each rank, in rank order
     * @param topology where the ranks are
     * @param elementBytes bytes of an element
     * @param model costs of the machine
     * @return seconds until the last rank is done
     * @throws ScheduleFault if they deadlock
     */
    public static double seconds(List<Schedule> schedules, Topology topology, int elementBytes, CostModel model) {
        int size = schedules.size();
        return new Simulator(schedules::get, size, Symmetry.NONE, topology, elementBytes, model).run();
    }

    /**
     * Runs an algorithm; one rank for all where that is the same.
     *
     * @param algorithm the algorithm
     * @param call the call of rank 0, of a collective with equal blocks; not in place
     * @param model costs of the machine
     * @return seconds until the last rank is done
     */
    public static double seconds(Algorithm algorithm, Call call, CostModel model) {
        return seconds(algorithm, call, model, algorithm.symmetry(call));
    }

    /** The same with all ranks run, whether or not one would do. */
    public static double secondsOfAll(Algorithm algorithm, Call call, CostModel model) {
        return seconds(algorithm, call, model, Symmetry.NONE);
    }

    private static double seconds(Algorithm algorithm, Call call, CostModel model, Symmetry symmetry) {
        IntFunction<Schedule> schedules = rank -> algorithm.schedule(new Call(
                        call.collective(),
                        rank,
                        call.size(),
                        call.root(),
                        call.count(),
                        call.commutative(),
                        false,
                        call.elementBytes())
                .on(call.topology()));
        return new Simulator(schedules, call.size(), symmetry, call.topology(), call.elementBytes(), model).run();
    }

    private double run() {
        for (int rank = 0; rank < ranks; rank++) {
            turn(rank);
            turns();
        }
        turns();
        double last = 0;
        for (int rank = 0; rank < ranks; rank++) {
            Clock clock = clocks[rank];
            if (clock.schedule != null) {
                throw new ScheduleFault("rank " + rank + ", step " + clock.next + ": deadlock: waits for ever");
            }
            last = Math.max(last, clock.now);
        }
        return last;
    }

    private void turns() {
        while (!turns.isEmpty()) {
            int rank = turns.remove();
            queued.clear(rank);
            turn(rank);
        }
    }

    /** Lets a rank go as far as it can, and then those go on who wait for it. */
    private void turn(int rank) {
        Clock clock = clocks[rank];
        if (clock == null) {
            clock = new Clock(schedules.apply(rank));
            clocks[rank] = clock;
        }
        boolean moved = false;
        while (clock.schedule != null && go(clock, clock.schedule, rank)) {
            moved = true;
        }
        BitSet waiting = waiters[rank];
        if (moved && waiting != null) {
            waiters[rank] = null;
            for (int other = waiting.nextSetBit(0); other >= 0; other = waiting.nextSetBit(other + 1)) {
                if (!queued.get(other)) {
                    queued.set(other);
                    turns.add(other);
                }
            }
        }
    }

    /** Takes a rank's next step if it can be taken; the end counts as one more step, a wait. */
    private boolean go(Clock clock, Schedule schedule, int rank) {
        int step = clock.next;
        boolean last = step == schedule.steps();
        boolean gone = switch (last ? Step.WAIT : schedule.op(step)) {
            case Step.SEND -> send(clock, schedule, rank, step);
            case Step.RECV -> clock.receives.add(step);
            case Step.WAIT -> finishMessages(clock, schedule, rank);
            case Step.PUT -> put(clock, rank, bytes(schedule, step));
            case Step.PUBLISH -> put(clock, rank, bytes(schedule, step)) && clock.publish();
            case Step.AWAIT -> await(clock, schedule, rank, step);
            case Step.RELEASE -> clock.release();
            default -> clock.spend(onHost().reduce(bytes(schedule, step)));
        };
        if (gone && last) {
            clock.schedule = null;
        }
        clock.next += gone ? 1 : 0;
        return gone;
    }

    private boolean send(Clock clock, Schedule schedule, int rank, int step) {
        int peer = schedule.peer(step);
        CostModel costs = between(rank, peer);
        double start = Math.max(clock.now, clock.outFree);
        double transfer = costs.ofHost() ? 0 : costs.transfer(bytes(schedule, step), true);
        clock.busy = true;
        clock.sent = Math.max(clock.sent, start + transfer);
        clock.outFree = start + transfer + costs.latencySeconds() / 2;
        // Where one rank stands for all, it hears from the one that does to it what it does to its peer.
        int from = symmetry == Symmetry.NONE ? rank : symmetry.mirror(peer, size);
        int to = symmetry == Symmetry.NONE ? peer : rank;
        heads.computeIfAbsent((long) from * size + to, key -> new ArrayDeque<>())
                .add(start);
        return true;
    }

    private boolean finishMessages(Clock clock, Schedule schedule, int rank) {
        Map<Integer, Integer> needed = new HashMap<>();
        for (int step : clock.receives) {
            int peer = schedule.peer(step);
            ArrayDeque<Double> arrived = heads.get((long) peer * size + rank);
            if (arrived == null || arrived.size() < needed.merge(peer, 1, Integer::sum)) {
                return blocked(rank, peer);
            }
        }
        boolean later = clock.busy && clock.hasReceived();
        double[][] arrivals = new double[clock.receives.size()][];
        int count = 0;
        for (int step : clock.receives) {
            int peer = schedule.peer(step);
            CostModel costs = between(rank, peer);
            arrivals[count++] = new double[] {
                take(peer, rank) + costs.delay(clock.busy),
                costs.transfer(bytes(schedule, step), clock.busy) * (later ? costs.uneven() : 1),
                costs.handling()
            };
        }
        clock.receives.clear();
        Arrays.sort(arrivals, (left, right) -> Double.compare(left[0], right[0]));
        for (double[] arrival : arrivals) {
            clock.inFree = Math.max(clock.inFree + arrival[2], arrival[0]) + arrival[1];
            clock.now = Math.max(clock.now, clock.inFree);
        }
        clock.now = Math.max(clock.now, clock.sent);
        return true;
    }

    private double take(int from, int to) {
        long key = (long) from * size + to;
        ArrayDeque<Double> arrived = heads.get(key);
        if (arrived == null) {
            throw new IllegalStateException("nothing from " + from + " to " + to);
        }
        double first = arrived.remove();
        if (arrived.isEmpty()) {
            heads.remove(key);
        }
        return first;
    }

    private boolean put(Clock clock, int rank, double bytes) {
        int needed = clock.ticks() - Step.GENERATIONS;
        if (needed >= 0) {
            double free = 0;
            for (int other : symmetry == Symmetry.NONE ? neighbours(rank) : new int[] {rank}) {
                Clock reader = clocks[other];
                if (reader == null || reader.ticks() <= needed) {
                    return blocked(rank, other);
                }
                free = Math.max(free, other == rank ? 0 : reader.released(needed) + onHost().tickSeconds());
            }
            clock.now = Math.max(clock.now, free);
        }
        return clock.spend(onHost().reduce(bytes));
    }

    private boolean await(Clock clock, Schedule schedule, int rank, int step) {
        int peer = symmetry == Symmetry.NONE ? schedule.peer(step) : rank;
        Clock publisher = clocks[peer];
        double published = publisher == null ? Double.NaN : publisher.published(clock.ticks());
        if (Double.isNaN(published)) {
            return blocked(rank, peer);
        }
        clock.now = Math.max(clock.now + onHost().look(), published + onHost().tickSeconds());
        return true;
    }

    private boolean blocked(int rank, int by) {
        BitSet waiting = waiters[by];
        if (waiting == null) {
            waiting = new BitSet();
            waiters[by] = waiting;
        }
        waiting.set(rank);
        return false;
    }

    private int[] neighbours(int rank) {
        return topology.ranks(topology.host(rank), size);
    }

    private CostModel onHost() {
        return model.onHost();
    }

    private CostModel between(int rank, int peer) {
        return topology.hosts(size) > 1 && topology.host(rank) == topology.host(peer) ? onHost() : model;
    }

    private double bytes(Schedule schedule, int step) {
        return (double) schedule.count(step) * elementBytes;
    }
}
