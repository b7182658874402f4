package org.pjrun.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.pjrun.Comm;
import org.pjrun.samples.ProducerConsumer.Find;
import org.pjrun.testkit.RanksTest;

@Timeout(30)
class ProducerConsumerTest {
    private static final int LIMIT = 150_000;

    @RanksTest({1, 2, 3, 4})
    void consume_anyNumberOfProducers_getsAllItemsThenEnds(Comm comm) throws InterruptedException {
        if (comm.rank() > 0) {
            ProducerConsumer.produce(comm, LIMIT);
            return;
        }
        List<Find> found = new ArrayList<>();
        Thread producer = Thread.startVirtualThread(() -> ProducerConsumer.produce(comm, LIMIT));
        ProducerConsumer.consume(comm, found::add);
        producer.join();
        assertThat(found).containsExactlyInAnyOrderElementsOf(oracle());
        assertThat(found).isNotEmpty();
        for (int rank = 0; rank < comm.size(); rank++) {
            int producing = rank;
            assertThat(found.stream().filter(find -> (find.start() - 1) % comm.size() == producing))
                    .as("items of rank %d", rank)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.start(), b.start()));
        }
    }

    private static List<Find> oracle() {
        List<Find> found = new ArrayList<>();
        int[] steps = new int[LIMIT + 1];
        for (int start = 2; start <= LIMIT; start++) {
            long n = start;
            int count = 0;
            while (n >= start) { // below, the way is known already
                n = n % 2 == 0 ? n / 2 : 3 * n + 1;
                count++;
            }
            steps[start] = count + steps[(int) n];
            if (steps[start] > 350) {
                found.add(new Find(start, steps[start]));
            }
        }
        return found;
    }
}
