package org.pjrun.samples;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.Comm;
import org.pjrun.tasks.Queue;

/**
 * Finds prime numbers in a pipeline: rank 0 makes candidates, the others test them, and rank 0 collects what they find.
 *
 * <p>Teaches: a queue of bounded size, so that the producer cannot run away; closing it says that all is said; whoever is fast takes
 * more.
 *
 * <pre>
 *   pjrun -np 4 Pipeline          # the first primes above a billion billion
 *   pjrun -np 4 Pipeline 100
 * </pre>
 */
final class Pipeline {
    private static final BigInteger FROM = BigInteger.TEN.pow(18);
    private static final int CAPACITY = 16;

    void main(String[] args) throws InterruptedException {
        int candidates = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        List<String> primes = primes(Comm.world(), candidates);
        if (!primes.isEmpty()) {
            IO.println(primes.size() + " primes among " + candidates + " numbers, the first is " + primes.getFirst());
        }
    }

    /** The primes among so many numbers, on rank 0. */
    static List<String> primes(Comm world, int candidates) throws InterruptedException {
        Queue<BigInteger> numbers = Queue.of(world, "candidates", CAPACITY);
        Queue<BigInteger> found = Queue.of(world, "primes", candidates);
        if (world.rank() == 0) {
            for (int i = 0; i < candidates; i++) {
                BigInteger candidate = FROM.add(BigInteger.valueOf(i));
                if (world.size() > 1) {
                    numbers.put(candidate);
                } else {
                    test(candidate, found);
                }
            }
            numbers.close();
        } else {
            for (BigInteger number : numbers) {
                test(number, found);
            }
        }
        world.barrier(); // all have been tested
        List<BigInteger> primes = new ArrayList<>();
        if (world.rank() == 0) {
            found.close();
            found.forEach(primes::add);
        }
        return primes.stream().sorted().map(BigInteger::toString).toList();
    }

    private static void test(BigInteger number, Queue<BigInteger> found) throws InterruptedException {
        if (number.isProbablePrime(50)) {
            found.put(number);
        }
    }
}
