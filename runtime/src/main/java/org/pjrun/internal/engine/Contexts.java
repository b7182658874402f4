package org.pjrun.internal.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The match queues of every context that this process knows or has received a message for. */
final class Contexts {
    private final Map<Long, MatchQueues> all = new HashMap<>();
    private @Nullable MatchQueues last;

    MatchQueues of(long context) {
        MatchQueues recent = last;
        if (recent != null && recent.context() == context) {
            return recent;
        }
        MatchQueues found = all.computeIfAbsent(context, MatchQueues::new);
        last = found;
        return found;
    }

    Collection<MatchQueues> all() {
        return all.values();
    }
}
