package org.pjrun.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queues against plain lists, which are searched from the front; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class MatchQueuesTest {
    private static final int OPERATIONS = 100_000;
    private static final int ANY = -1;

    static List<Long> seeds() {
        Long given = Long.getLong("pjrun.test.seed");
        long base = System.nanoTime();
        return given != null ? List.of(given) : List.of(base, base + 1, base + 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomSchedule_everyStep_agreesWithPlainLists(long seed) {
        new Schedule(new Random(seed)).run();
    }

    @Test
    void receives_exactAndWild_theOlderIsTaken() {
        Schedule schedule = new Schedule(new Random(1));
        Operation wild = schedule.operation(ANY, 5);
        Operation exact = schedule.operation(2, 5);
        schedule.queues.post(wild);
        schedule.queues.post(exact);
        assertThat(schedule.queues.takePosted(2, 5)).isSameAs(wild);
        assertThat(schedule.queues.takePosted(2, 5)).isSameAs(exact);
        assertThat(schedule.queues.takePosted(2, 5)).isNull();
    }

    @Test
    void messages_ofOtherTag_areNotFound() {
        Schedule schedule = new Schedule(new Random(1));
        schedule.queues.arrive(schedule.message(1, 7));
        assertThat(schedule.queues.find(1, 8)).isNull();
        assertThat(schedule.queues.find(2, 7)).isNull();
        assertThat(schedule.queues.find(ANY, 7)).isNotNull();
        assertThat(schedule.queues.find(1, ANY)).isNotNull();
    }

    /** One random schedule with the model beside the queues. */
    private static final class Schedule {
        private static final int LINKS = 5;

        private final Random random;
        private final InFlight inFlight = new InFlight();
        private final MatchQueues queues = new MatchQueues(1);
        private final List<Link> links = new ArrayList<>();
        private final List<Operation> posted = new ArrayList<>();
        private final List<Operation> probes = new ArrayList<>();
        private final List<Unexpected> arrived = new ArrayList<>();
        private final int sources;
        private final int tags;
        private long nextId;

        Schedule(Random random) {
            this.random = random;
            this.sources = 1 + random.nextInt(LINKS);
            this.tags = 1 + random.nextInt(40);
            for (int i = 0; i < LINKS; i++) {
                links.add(new Link(i, null));
            }
        }

        void run() {
            int bias = 1;
            for (int i = 0; i < OPERATIONS; i++) {
                if (i % 5000 == 0) {
                    bias = 1 + random.nextInt(9); // long queues of the one or the other kind
                }
                step(bias);
                same(queues.posted(), posted.size());
                same(queues.unexpected(), arrived.size());
            }
        }

        /** A comparison that costs nothing while it holds, for there are many. */
        private static void same(@Nullable Object actual, @Nullable Object expected) {
            if (!Objects.equals(actual, expected)) {
                assertThat(actual).isEqualTo(expected);
            }
        }

        private void step(int bias) {
            int choice = random.nextInt(100);
            if (choice < 8 * bias) {
                receive(operation(wild(sources), wild(tags)));
            } else if (choice < 82) {
                message(message(random.nextInt(sources), random.nextInt(tags)));
            } else if (choice < 88) {
                cancelReceive();
            } else if (choice < 92) {
                probe(operation(wild(sources), wild(tags)));
            } else if (choice < 96) {
                cancelSend();
            } else if (choice < 97 && random.nextInt(50) == 0) {
                end(links.get(random.nextInt(LINKS)));
            } else {
                Operation wanted = operation(wild(sources), wild(tags));
                same(queues.find(wanted.source, wanted.tag), first(wanted));
            }
        }

        private void receive(Operation receive) {
            Unexpected expected = first(receive);
            Unexpected found = queues.find(receive.source, receive.tag);
            same(found, expected);
            if (found == null) {
                queues.post(receive);
                posted.add(receive);
            } else {
                queues.remove(found);
                arrived.remove(expected);
            }
        }

        private @Nullable Unexpected first(Operation wanted) {
            for (Unexpected message : arrived) {
                if (wanted.matches(message.source, message.tag)) {
                    return message;
                }
            }
            return null;
        }

        private void message(Unexpected message) {
            Operation expected = null;
            for (Iterator<Operation> all = posted.iterator(); expected == null && all.hasNext(); ) {
                Operation candidate = all.next();
                if (candidate.matches(message.source, message.tag)) {
                    expected = candidate;
                    all.remove();
                }
            }
            same(queues.takePosted(message.source, message.tag), expected);
            if (expected == null) {
                queues.arrive(message);
                arrived.add(message);
                answerProbes(message);
            }
        }

        private void answerProbes(Unexpected message) {
            Operation answered = queues.takeProbe(message);
            while (answered != null) {
                assertThat(answered.matches(message.source, message.tag)).isTrue();
                assertThat(probes.remove(answered)).isTrue();
                answered = queues.takeProbe(message);
            }
            assertThat(probes).noneMatch(probe -> probe.matches(message.source, message.tag));
        }

        private void probe(Operation probe) {
            if (first(probe) == null && probes.size() < 5) {
                queues.addProbe(probe);
                probes.add(probe);
            }
        }

        private void cancelReceive() {
            if (posted.isEmpty()) {
                assertThat(queues.removePosted(operation(0, 0))).isFalse();
            } else {
                Operation cancelled = posted.remove(random.nextInt(posted.size()));
                assertThat(queues.removePosted(cancelled)).isTrue();
                assertThat(queues.removePosted(cancelled)).isFalse();
            }
        }

        private void cancelSend() {
            if (!arrived.isEmpty()) {
                Unexpected cancelled = arrived.get(random.nextInt(arrived.size()));
                Unexpected found = queues.findAnnounced(cancelled.link, cancelled.remoteId);
                assertThat(found).isSameAs(cancelled.announced ? cancelled : null);
                if (found != null) {
                    queues.remove(found);
                    arrived.remove(found);
                }
            }
        }

        private void end(Link link) {
            posted.removeIf(receive -> receive.link == link);
            probes.removeIf(probe -> probe.link == link);
            arrived.removeIf(message -> message.announced && message.link == link);
            for (Operation o = queues.takeWaitingFor(link); o != null; o = queues.takeWaitingFor(link)) {
                assertThat(o.link).isSameAs(link);
            }
            for (Unexpected m = queues.findAnnouncedBy(link); m != null; m = queues.findAnnouncedBy(link)) {
                queues.remove(m);
            }
        }

        private Operation operation(int source, int tag) {
            Operation operation = new Operation(inFlight);
            operation.source = source;
            operation.tag = tag;
            operation.link = source == ANY ? null : links.get(source);
            return operation;
        }

        private Unexpected message(int source, int tag) {
            Unexpected message = new Unexpected(MemorySegment.NULL, queues, links.get(source));
            message.source = source;
            message.tag = tag;
            message.announced = random.nextBoolean();
            message.remoteId = nextId++;
            return message;
        }

        private int wild(int bound) {
            return random.nextInt(4) == 0 ? ANY : random.nextInt(bound);
        }
    }
}
