package org.pjrun.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.Comm;
import org.pjrun.Message;
import org.pjrun.Request;
import org.pjrun.Status;
import org.pjrun.testkit.Ranks;

/**
 * Random programs: every rank sends a random list of messages to random ranks in random modes, and receives as many as
 * are for it in random ways. Each message carries its sender, its number among those of this sender with this tag to this
 * receiver, and a content made of both, so that loss, doubling, overtaking and damage are seen.
 *
 * <p>Replay one by {@code -Dpjrun.test.seed=SEED}.
 */
@Timeout(120)
class RandomProgramsTest {
    private static final int TAGS = 3;
    private static final int[] LENGTHS = {
        16, 17, 24, 31, 100, 1000, 4072, 4095, 4096, 4097, 10_000, 65_535, 65_536, 70_001, 262_144, 300_000, 700_000
    };

    static List<Long> seeds() {
        Long given = Long.getLong("pjrun.test.seed");
        if (given != null) {
            return List.of(given);
        }
        long base = System.nanoTime();
        List<Long> seeds = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("pjrun.test.programs", 24); i++) {
            seeds.add(base + i * 7919L);
        }
        return seeds;
    }

    /** A message of the plan. */
    private record Planned(int dest, int tag, int length, int mode, int number) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomProgram_everyMessageArrivesOnceInOrderAndWhole(long seed) {
        Random random = new Random(seed);
        int ranks = 1 + random.nextInt(8);
        List<List<Planned>> plan = new ArrayList<>();
        int[][] arriving = new int[ranks][TAGS];
        for (int sender = 0; sender < ranks; sender++) {
            plan.add(plan(random, ranks, arriving));
        }
        Ranks.of(ranks)
                .limit(Duration.ofSeconds(60))
                .run(comm -> new Rank(comm, seed, plan.get(comm.rank()), arriving[comm.rank()]).run());
    }

    private static List<Planned> plan(Random random, int ranks, int[][] arriving) {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<Planned> messages = new ArrayList<>();
        int count = random.nextInt(120);
        boolean small = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            int dest = random.nextInt(ranks);
            int tag = random.nextInt(TAGS);
            int number = numbers.merge(dest * TAGS + tag, 1, Integer::sum) - 1;
            int length = LENGTHS[random.nextInt(small ? 8 : LENGTHS.length)];
            messages.add(new Planned(dest, tag, length, random.nextInt(5), number));
            arriving[dest][tag]++;
        }
        return messages;
    }

    /** One rank at work; it mixes sending and receiving at random and never blocks in a send. */
    private static final class Rank {
        private final Comm comm;
        private final Random random;
        private final List<Planned> toSend;
        private final int[] toReceive;
        private final int[][] next;
        private final List<Request> sends = new ArrayList<>();
        private int sent;
        private int left;

        Rank(Comm comm, long seed, List<Planned> toSend, int[] toReceive) {
            this.comm = comm;
            this.random = new Random(seed * 31 + comm.rank());
            this.toSend = toSend;
            this.toReceive = toReceive.clone();
            this.next = new int[comm.size()][TAGS];
            for (int count : toReceive) {
                left += count;
            }
        }

        void run() {
            while (sent < toSend.size() || left > 0) {
                if (left == 0 || sent < toSend.size() && random.nextInt(3) > 0) {
                    send(toSend.get(sent++));
                } else if (sent == toSend.size()) {
                    receiveBlocking();
                } else {
                    poll();
                }
            }
            Request.waitAll(sends.toArray(new Request[0]));
            assertThat(comm.iprobe(comm.rank(), Comm.ANY_TAG)).isEmpty();
        }

        private void send(Planned message) {
            byte[] data = content(comm.rank(), message.tag(), message.number(), message.length());
            int dest = message.dest();
            int tag = message.tag();
            switch (message.mode()) {
                case 0 -> sends.add(comm.isend(data, dest, tag));
                case 1 -> sends.add(comm.issend(data, dest, tag));
                case 2 -> {
                    comm.bsend(data, dest, tag);
                    java.util.Arrays.fill(data, (byte) -1);
                }
                case 3 -> sends.add(comm.isend(java.nio.ByteBuffer.wrap(data), dest, tag));
                default -> {
                    var request = comm.sendInit(data, dest, tag);
                    request.start();
                    sends.add(request);
                }
            }
        }

        private void receiveBlocking() {
            int tag = random.nextBoolean() ? Comm.ANY_TAG : pendingTag();
            byte[] into = new byte[700_000];
            switch (random.nextInt(4)) {
                case 0 -> check(into, comm.recv(into, Comm.ANY_SOURCE, tag));
                case 1 -> {
                    Status probed = comm.probe(Comm.ANY_SOURCE, tag);
                    Status status = comm.recv(into, probed.source(), probed.tag());
                    assertThat(status).isEqualTo(probed);
                    check(into, status);
                }
                case 2 -> check(into, comm.mprobe(Comm.ANY_SOURCE, tag).recv(into));
                default -> receiveSeveral(into, tag);
            }
        }

        /** Posts several receives at once; those posted with the same tag are filled in order. */
        private void receiveSeveral(byte[] first, int tag) {
            int possible = tag == Comm.ANY_TAG ? left : toReceive[tag];
            int count = Math.min(possible, 1 + random.nextInt(6));
            byte[][] into = new byte[count][];
            Request[] receives = new Request[count];
            for (int i = 0; i < count; i++) {
                into[i] = i == 0 ? first : new byte[700_000];
                receives[i] = comm.irecv(into[i], Comm.ANY_SOURCE, tag);
            }
            for (int i = 0; i < count; i++) {
                check(into[i], receives[i].waitFor());
            }
        }

        private int pendingTag() {
            int tag = random.nextInt(TAGS);
            while (toReceive[tag] == 0) {
                tag = (tag + 1) % TAGS;
            }
            return tag;
        }

        private void poll() {
            comm.improbe(Comm.ANY_SOURCE, Comm.ANY_TAG).ifPresent(this::take);
        }

        private void take(Message message) {
            byte[] into = new byte[(int) message.status().count()];
            check(
                    into,
                    random.nextBoolean()
                            ? message.recv(into)
                            : message.irecv(into).waitFor());
        }

        private void check(byte[] into, Status status) {
            int source = status.source();
            int tag = status.tag();
            int length = (int) status.count();
            byte[] expected = content(source, tag, next[source][tag]++, length);
            assertThat(java.util.Arrays.mismatch(into, 0, length, expected, 0, length))
                    .as("first wrong byte of " + status + " at rank " + comm.rank())
                    .isEqualTo(-1);
            toReceive[tag]--;
            left--;
        }

        private static byte[] content(int sender, int tag, int number, int length) {
            byte[] data = new byte[length];
            int state = sender * 1_000_003 + tag * 10_007 + number * 31 + length;
            for (int i = 0; i < length; i++) {
                state = state * 1_664_525 + 1_013_904_223;
                data[i] = (byte) (state >>> 24);
            }
            return data;
        }
    }
}
