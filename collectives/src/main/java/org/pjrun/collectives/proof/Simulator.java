package org.pjrun.collectives.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.collectives.CostModel;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.Step;

/**
 * Tells how long schedules take under a cost model, by running them on virtual clocks, one for each rank.
 *
 * <p>A message of b bytes sets out when its sender's port is free, occupies that port for half a latency and its b bytes,
 * arrives a latency later, and occupies the receiver's port alike. Sends are eager. COPY and REDUCE take their
 * time on the rank's clock, during which messages go on. All ranks start at 0.
 */
public final class Simulator {
    private final List<Schedule> schedules;
    private final int elementBytes;
    private final CostModel model;
    private final Map<Long, ArrayDeque<Double>> heads = new HashMap<>();
    private final Clock[] clocks;

    /** Where a rank is, and when. */
    private static final class Clock {
        private final List<Integer> receives = new ArrayList<>();
        private int next;
        private double now;
        private double outFree;
        private double inFree = Double.NEGATIVE_INFINITY;
        private double sent;
    }

    private Simulator(List<Schedule> schedules, int elementBytes, CostModel model) {
        this.schedules = schedules;
        this.elementBytes = elementBytes;
        this.model = model;
        clocks = new Clock[schedules.size()];
        Arrays.setAll(clocks, rank -> new Clock());
    }

    /**
     * Runs the schedules of all ranks of one call.
     *
     * @param schedules the schedule of each rank, in rank order
     * @param elementBytes bytes of an element
     * @param model costs of the machine
     * @return seconds until the last rank is done
     * @throws ScheduleFault if they deadlock
     */
    public static double seconds(List<Schedule> schedules, int elementBytes, CostModel model) {
        return new Simulator(schedules, elementBytes, model).run();
    }

    private double run() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int rank = 0; rank < clocks.length; rank++) {
                while (go(rank)) {
                    moved = true;
                }
            }
        }
        double last = 0;
        for (int rank = 0; rank < clocks.length; rank++) {
            if (clocks[rank].next <= schedules.get(rank).steps()) {
                throw new ScheduleFault("rank " + rank + ", step " + clocks[rank].next + ": deadlock: waits for ever");
            }
            last = Math.max(last, clocks[rank].now);
        }
        return last;
    }

    /** Takes a rank's next step if it can be taken; the end counts as one more step, a wait. */
    private boolean go(int rank) {
        Schedule schedule = schedules.get(rank);
        Clock clock = clocks[rank];
        int step = clock.next;
        if (step > schedule.steps()) {
            return false;
        }
        switch (step == schedule.steps() ? Step.WAIT : schedule.op(step)) {
            case Step.SEND -> send(clock, schedule, rank, step);
            case Step.RECV -> clock.receives.add(step);
            case Step.WAIT -> {
                if (!await(clock, schedule, rank)) {
                    return false;
                }
            }
            default -> clock.now += model.reduce(bytes(schedule, step));
        }
        clock.next++;
        return true;
    }

    private void send(Clock clock, Schedule schedule, int rank, int step) {
        double start = Math.max(clock.now, clock.outFree);
        double transfer = bytes(schedule, step) * model.secondsPerByte();
        clock.sent = Math.max(clock.sent, start + transfer);
        clock.outFree = start + transfer + model.latencySeconds() / 2;
        arriving(rank, schedule.peer(step)).add(start + model.latencySeconds());
    }

    private boolean await(Clock clock, Schedule schedule, int rank) {
        Map<Integer, Integer> needed = new HashMap<>();
        for (int step : clock.receives) {
            needed.merge(schedule.peer(step), 1, Integer::sum);
        }
        for (Map.Entry<Integer, Integer> entry : needed.entrySet()) {
            if (arriving(entry.getKey(), rank).size() < entry.getValue()) {
                return false;
            }
        }
        List<double[]> arrivals = new ArrayList<>();
        for (int step : clock.receives) {
            arrivals.add(new double[] {
                arriving(schedule.peer(step), rank).remove(), bytes(schedule, step) * model.secondsPerByte()
            });
        }
        clock.receives.clear();
        arrivals.sort((left, right) -> Double.compare(left[0], right[0]));
        for (double[] arrival : arrivals) {
            clock.inFree = Math.max(clock.inFree + model.latencySeconds() / 2, arrival[0]) + arrival[1];
            clock.now = Math.max(clock.now, clock.inFree);
        }
        clock.now = Math.max(clock.now, clock.sent);
        return true;
    }

    private ArrayDeque<Double> arriving(int from, int to) {
        return heads.computeIfAbsent((long) from * clocks.length + to, key -> new ArrayDeque<>());
    }

    private double bytes(Schedule schedule, int step) {
        return (double) schedule.count(step) * elementBytes;
    }
}
