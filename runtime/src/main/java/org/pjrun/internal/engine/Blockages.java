package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.CallSite;
import org.pjrun.internal.diagnosis.StatusPage;

/**
 * The threads of this rank that are blocked in the engine, and where; touched inside the gate only.
 *
 * <p>A thread is noted by itself, once it has slept for a while: most calls never are, and cost nothing.
 */
final class Blockages {
    /** Calls that return before are nobody's concern. */
    static final long NOTED_AFTER_NANOS = 50_000_000;

    private final List<Blockage> current = new ArrayList<>();
    private final Set<Thread> background = new HashSet<>();
    private @Nullable StatusPage page;
    private @Nullable Thread respondent;
    private long last;

    /** Has blocked threads written to a page, where others can read them, and that thread woken when somebody asks there. */
    void publish(StatusPage status, Thread answering) {
        page = status;
        respondent = answering;
        for (Blockage blockage : current) {
            write(blockage, status);
        }
    }

    /** Says that a thread's waits are not to be noted. */
    void background(Thread thread) {
        background.add(thread);
    }

    /** Whether a thread's waits are to be noted. */
    boolean notes(Thread thread) {
        return background.isEmpty() || !background.contains(thread);
    }

    /** Notes that the calling thread has waited for so long already. */
    Blockage begin(Thread me, Awaited awaited, long waitedNanos) {
        for (Blockage known : current) {
            if (known.thread.equals(me) && known.awaited.equals(awaited)) {
                known.times++;
                return known;
            }
        }
        awaited.overdue();
        CallSite site = CallSite.of(new Throwable());
        Blockage begun = new Blockage(++last, me, awaited, System.nanoTime() - waitedNanos, site);
        StatusPage status = page;
        if (status != null) {
            write(begun, status);
        }
        current.add(begun);
        return begun;
    }

    private static void write(Blockage blockage, StatusPage status) {
        long waitedMillis = (System.nanoTime() - blockage.sinceNanos) / 1_000_000;
        blockage.slot = status.block(System.currentTimeMillis() - waitedMillis, text(blockage));
    }

    private static String text(Blockage blockage) {
        CallSite site = blockage.site;
        List<Operation> operations = operations(blockage.awaited);
        if (blockage.awaited instanceof Declared declared) {
            return declared.what() + (site.line().isEmpty() ? "" : ", " + site.line());
        }
        String what = operations.isEmpty() ? "" : Needs.of(operations.get(0)).text();
        return site.call() + (what.isEmpty() ? "" : ": " + what) + (site.line().isEmpty() ? "" : ", " + site.line());
    }

    /** Says that the thread goes on. */
    void end(Blockage ended) {
        if (--ended.times == 0) {
            current.remove(ended);
            StatusPage status = page;
            if (status != null) {
                status.unblock(ended.slot);
                LockSupport.unpark(respondent); // from now on it must look by itself
            }
        }
    }

    /** The driver has slept, and looks whether somebody has asked meanwhile. */
    void slept() {
        StatusPage status = page;
        if (status != null && status.question() != 0) {
            LockSupport.unpark(respondent);
        }
    }

    long longestMillis() {
        long longest = 0;
        for (Blockage blockage : current) {
            longest = Math.max(longest, (System.nanoTime() - blockage.sinceNanos) / 1_000_000);
        }
        return longest;
    }

    List<Blockage> current() {
        return current;
    }

    /** Whether what a thread waits for can come from the program itself, of which nothing is known. */
    static boolean unforeseeable(Awaited awaited) {
        return switch (awaited) {
            case Operation one -> false;
            case Task task -> false;
            case Declared declared -> false;
            case AnyOf any -> any.alternatives().stream().anyMatch(Blockages::unforeseeable);
            default -> true;
        };
    }

    /** The operations that a thread waits for. */
    static List<Operation> operations(Awaited awaited) {
        return switch (awaited) {
            case Operation one -> List.of(one);
            case Task task -> task.operations();
            case AnyOf any ->
                any.alternatives().stream()
                        .flatMap(one -> operations(one).stream())
                        .toList();
            default -> List.of();
        };
    }
}
