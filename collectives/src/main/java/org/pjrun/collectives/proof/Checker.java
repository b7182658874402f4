package org.pjrun.collectives.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pjrun.collectives.Algorithm;
import org.pjrun.collectives.Call;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.ScheduleFault;
import org.pjrun.collectives.Step;

/**
 * Proves schedules: plays those of all ranks of one call together and compares the outputs with a naive oracle.
 *
 * <p>Found are: deadlocks (with synchronous sends too), messages without counterpart or of another length, regions out of
 * bounds, regions touched while a message owns them, slots of a board that are read too early, too late or beyond what was put
 * there, or overwritten while they are shown, ranks of a host that go through different numbers of ticks, a written input, a
 * touched insignificant part of an output, a barrier left too early, and wrong results. All methods are pure; any thread may call them.
 */
public final class Checker {
    private Checker() {}

    /**
     * Checks an algorithm on one call.
     *
     * @param algorithm the algorithm
     * @param calls the call of each rank, in rank order
     * @param delivery how messages travel
     * @param seed seed of everything random
     * @throws ScheduleFault if anything is wrong; its message tells all that is needed to repeat it
     */
    public static void check(Algorithm algorithm, List<Call> calls, Delivery delivery, long seed) {
        try {
            List<Schedule> schedules = calls.stream().map(algorithm::schedule).toList();
            check(calls, schedules, delivery, seed);
        } catch (ScheduleFault fault) {
            throw new ScheduleFault(algorithm.name() + ": " + fault.getMessage());
        }
    }

    /**
     * Checks schedules that are already made.
     *
     * @param calls the call of each rank, in rank order
     * @param schedules the schedule of each rank, in rank order
     * @param delivery how messages travel
     * @param seed seed of everything random
     * @throws ScheduleFault if anything is wrong; its message tells all that is needed to repeat it
     */
    public static void check(List<Call> calls, List<Schedule> schedules, Delivery delivery, long seed) {
        check(calls, schedules, delivery, seed, Step.GENERATIONS);
    }

    /** The same with a board that lets ranks be so many ticks ahead; none but the right number should pass. */
    static void check(List<Call> calls, List<Schedule> schedules, Delivery delivery, long seed, int lead) {
        Oracle oracle = new Oracle(calls);
        Slots slots = new Slots(calls.getFirst(), lead);
        List<Player> players = new ArrayList<>(calls.size());
        for (int rank = 0; rank < calls.size(); rank++) {
            players.add(new Player(calls.get(rank), schedules.get(rank), oracle, slots));
        }
        long[][] expected = players.stream()
                .map(player -> player.buffers[Schedule.OUTPUT].clone())
                .toArray(long[][]::new);
        oracle.perform(expected);
        try {
            new Play(players, delivery, new SplittableRandom(seed)).run();
            compareTicks(players, slots);
            for (Player player : players) {
                compare(player, expected[player.call.rank()], oracle.significant(player.call));
            }
        } catch (ScheduleFault fault) {
            throw new ScheduleFault(fault.getMessage() + "; delivery " + delivery + ", seed " + seed + ", calls from "
                    + calls.getFirst());
        }
    }

    private static void compareTicks(List<Player> players, Slots slots) {
        for (Player player : players) {
            for (Player other : players) {
                if (player.ticks() != other.ticks() && slots.neighbours(player.call.rank(), other.call.rank())) {
                    throw player.fault(
                            player.next(),
                            "ends after " + player.ticks() + " ticks (expected: " + other.ticks() + ", as rank "
                                    + other.call.rank() + ")");
                }
            }
        }
    }

    private static void compare(Player player, long[] expected, long significant) {
        long[] output = player.buffers[Schedule.OUTPUT];
        for (int i = 0; i < significant; i++) {
            if (output[i] != expected[i]) {
                throw player.fault(
                        player.next(),
                        "output[" + i + "]: " + Long.toHexString(output[i]) + " (expected: "
                                + Long.toHexString(expected[i]) + ")");
            }
        }
    }
}
