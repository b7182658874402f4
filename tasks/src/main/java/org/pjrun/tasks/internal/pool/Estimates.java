package org.pjrun.tasks.internal.pool;

import java.util.HashMap;
import java.util.Map;

/** Estimates by the class of what is done, for tasks that are submitted one by one. */
final class Estimates {
    private static final int MOST = 1000;

    private final Map<Class<?>, Estimate> all = new HashMap<>();

    Estimate of(Object body) {
        if (all.size() >= MOST) {
            all.clear();
        }
        return all.computeIfAbsent(body.getClass(), type -> new Estimate());
    }
}
