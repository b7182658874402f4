package org.pjrun.samples;

import java.util.Locale;
import java.util.function.Consumer;
import org.pjrun.Comm;
import org.pjrun.Received;

/**
 * All ranks produce, rank 0 consumes.
 *
 * <p>Teaches: streams of objects, and how a stream ends: by a message with a tag of its own. The consumer takes from
 * anybody and is done when every producer has said so; since messages of one sender never overtake each other, the end
 * comes last. On rank 0 the producer is a virtual thread: any thread may send and receive.
 *
 * <p>The product: numbers that take more than 350 steps to 1, when an even number is halved, and an odd one tripled and
 * increased by 1.
 *
 * <pre>
 *   pjrun -np 4 ProducerConsumer             # up to 3 million
 *   pjrun -np 4 ProducerConsumer 10000000
 * </pre>
 */
final class ProducerConsumer {
    private static final int ITEM = 1;
    private static final int END = 2;
    private static final int MANY_STEPS = 350;

    /** An item of the stream. */
    record Find(long start, int steps) {}

    void main(String[] args) throws InterruptedException {
        long limit = args.length > 0 ? Long.parseLong(args[0]) : 3_000_000;
        Comm world = Comm.world();
        if (world.rank() > 0) {
            produce(world, limit);
            return;
        }
        Summary summary = new Summary();
        Thread producer = Thread.startVirtualThread(() -> produce(world, limit));
        consume(world, summary::add);
        producer.join();
        IO.println(summary.text());
    }

    /** Looks through each size-th number and sends what it finds to rank 0. */
    static void produce(Comm comm, long limit) {
        for (long start = comm.rank() + 1L; start <= limit; start += comm.size()) {
            int steps = steps(start);
            if (steps > MANY_STEPS) {
                comm.sendObject(new Find(start, steps), 0, ITEM);
            }
        }
        comm.sendObject(null, 0, END);
    }

    /** Takes items until all producers are at their end. */
    static void consume(Comm comm, Consumer<Find> consumer) {
        int ended = 0;
        while (ended < comm.size()) {
            Received<Find> received = comm.recvObjectWithStatus(Comm.ANY_SOURCE, Comm.ANY_TAG);
            if (received.status().tag() == END) {
                ended++;
            } else {
                consumer.accept(received.value());
            }
        }
    }

    private static int steps(long start) {
        int steps = 0;
        for (long n = start; n != 1; steps++) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        }
        return steps;
    }

    /** What the consumer keeps, in whatever order items come. */
    private static final class Summary {
        private int count;
        private Find longest = new Find(1, 0);

        void add(Find find) {
            count++;
            boolean longer = find.steps > longest.steps;
            boolean earlier = find.steps == longest.steps && find.start < longest.start;
            longest = longer || earlier ? find : longest;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%,d numbers take more than %d steps; the longest way is from %,d, %d steps",
                    count,
                    MANY_STEPS,
                    longest.start,
                    longest.steps);
        }
    }
}
