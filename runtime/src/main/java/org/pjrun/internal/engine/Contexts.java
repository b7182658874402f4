package org.pjrun.internal.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The match queues of every context that this process uses or has received a message for, in an open hash table.
 *
 * <p>A message may come before its communicator is made here: it waits in queues that the communicator finds then. One
 * that comes after the communicator was freed here has no queues.
 */
final class Contexts {
    private static final int FEWEST = 16;

    private @Nullable MatchQueues[] table = new MatchQueues[FEWEST];
    private int count;
    private @Nullable MatchQueues last;
    private final FreedContexts freed = new FreedContexts();

    /** The queues of a context, made if there are none yet. */
    MatchQueues of(long context) {
        MatchQueues found = find(context);
        return found != null ? found : insert(new MatchQueues(context));
    }

    /** The queues for a message that has come; null if its communicator has been freed. */
    @Nullable
    MatchQueues arriving(long context) {
        MatchQueues found = find(context);
        if (found != null) {
            return found;
        }
        return freed.contains(ContextId.serial(context)) ? null : insert(new MatchQueues(context));
    }

    /** The queues of a context if there are any. */
    @Nullable
    MatchQueues find(long context) {
        MatchQueues recent = last;
        if (recent != null && recent.context() == context) {
            return recent;
        }
        MatchQueues found = table[place(context)];
        if (found != null) {
            last = found;
        }
        return found;
    }

    /** Where a context is or would be. */
    private int place(long context) {
        int mask = table.length - 1;
        int at = home(context, mask);
        MatchQueues there = table[at];
        while (there != null && there.context() != context) {
            at = at + 1 & mask;
            there = table[at];
        }
        return at;
    }

    private static int home(long context, int mask) {
        return (int) (context * 0x9E3779B97F4A7C15L >>> 40) & mask;
    }

    private MatchQueues insert(MatchQueues added) {
        if (2 * ++count > table.length) {
            rehash(2 * table.length);
        }
        table[place(added.context())] = added;
        last = added;
        return added;
    }

    private void rehash(int length) {
        @Nullable MatchQueues[] old = table;
        table = new MatchQueues[length];
        for (MatchQueues queues : old) {
            if (queues != null) {
                table[place(queues.context())] = queues;
            }
        }
    }

    /** Forgets queues that no message and no receive needs any more. */
    void remove(MatchQueues removed) {
        int mask = table.length - 1;
        int hole = place(removed.context());
        if (table[hole] != removed) {
            return;
        }
        last = null;
        count--;
        for (int at = hole + 1 & mask; ; at = at + 1 & mask) {
            MatchQueues next = table[at];
            if (next == null) {
                break;
            }
            int home = home(next.context(), mask);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = next;
                hole = at;
            }
        }
        table[hole] = null;
        if (table.length > FEWEST && 8 * count < table.length) {
            rehash(table.length / 2);
        }
    }

    /** Forgets the queues of a communicator that has been freed once its last receive is matched. */
    void forgetIfDone(MatchQueues queues) {
        if (queues.freed() && queues.idle()) {
            remove(queues);
        }
    }

    /** Notes that the communicator of these contexts has been freed. */
    void freed(long serial) {
        freed.add(serial);
    }

    int count() {
        return count;
    }

    /** Does something with all queues, which may remove the one that it is called with. */
    void forEach(Consumer<MatchQueues> action) {
        for (MatchQueues queues : table.clone()) {
            if (queues != null) {
                action.accept(queues);
            }
        }
    }
}
