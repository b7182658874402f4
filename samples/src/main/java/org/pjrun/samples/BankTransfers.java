package org.pjrun.samples;

import java.util.Locale;
import java.util.SplittableRandom;
import org.pjrun.Comm;
import org.pjrun.ElementType;
import org.pjrun.tasks.Lock;
import org.pjrun.tasks.SharedArray;

/**
 * Ranks move money between accounts that all of them share; the sum should not change.
 *
 * <p>Teaches: an array in memory that all ranks see, and why a change that loads and then stores needs a lock: without one, two ranks
 * load the same balance, and one of their changes is lost.
 *
 * <pre>
 *   pjrun -np 4 BankTransfers
 * </pre>
 */
final class BankTransfers {
    private static final int ACCOUNTS = 4;
    private static final long BALANCE = 1000;

    void main(String[] args) {
        int transfers = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
        Comm world = Comm.world();
        long with = transfer(world, "guarded", transfers, true);
        long without = transfer(world, "unguarded", transfers, false);
        if (world.rank() == 0) {
            IO.println(String.format(
                    Locale.ROOT, "%d before, %d after transfers with the lock", ACCOUNTS * BALANCE, with));
            IO.println(String.format(
                    Locale.ROOT,
                    "without it %d, %s",
                    without,
                    without == ACCOUNTS * BALANCE ? "by luck" : "since changes were lost"));
        }
    }

    /** Has all ranks move money; the sum of all accounts at the end. */
    static long transfer(Comm world, String name, int transfers, boolean locked) {
        SharedArray accounts = SharedArray.of(world, name, ElementType.LONG, ACCOUNTS);
        if (world.rank() == 0) {
            accounts.store(0, new long[] {BALANCE, BALANCE, BALANCE, BALANCE});
        }
        world.barrier();
        Lock lock = Lock.of(world, "bank");
        SplittableRandom random = new SplittableRandom(world.rank());
        for (int i = 0; i < transfers; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = random.nextInt(ACCOUNTS);
            if (locked) {
                lock.lock();
                move(accounts, from, to);
                lock.unlock();
            } else {
                move(accounts, from, to);
            }
        }
        world.barrier();
        long[] all = new long[ACCOUNTS];
        accounts.load(0, all);
        world.barrier();
        long sum = 0;
        for (long balance : all) {
            sum += balance;
        }
        return sum;
    }

    private static void move(SharedArray accounts, int from, int to) {
        accounts.store(from, accounts.loadLong(from) - 1);
        accounts.store(to, accounts.loadLong(to) + 1);
    }
}
