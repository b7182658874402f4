package org.pjrun.tasks.internal.shared;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by keys, each with a version that tells whether it has changed: a map, or a single value. */
public final class StoreHome extends Home {
    public static final int LOAD = 0;
    public static final int STORE = 1;
    public static final int STORE_IF = 2;
    public static final int REMOVE = 3;
    public static final int SIZE = 4;
    public static final int ALL = 5;
    public static final int ADD = 6;

    /** A value, null where there is none, with its version. */
    public record Versioned(@Nullable Object value, long version) {}

    private final Map<Object, Versioned> entries = new HashMap<>();
    private long versions;

    StoreHome(Ref ref, int size, Answers answers) {
        super(ref, size, answers);
    }

    @Override
    Object attempt(Request request) {
        return switch (request.op) {
            case LOAD -> known(request.argument(0));
            case STORE -> put(request.argument(0), request.arguments[1]);
            case STORE_IF -> {
                boolean same = known(request.argument(0)).version == (long) request.argument(2);
                if (same) {
                    put(request.argument(0), request.arguments[1]);
                }
                yield same;
            }
            case REMOVE -> put(request.argument(0), null);
            case SIZE -> entries.size();
            case ALL -> all();
            case ADD -> {
                long sum = (known(request.argument(0)).value instanceof Long before ? before : 0)
                        + (long) request.argument(1);
                put(request.argument(0), sum);
                yield sum;
            }
            default -> throw wrong("operation " + request.op);
        };
    }

    private Versioned known(Object key) {
        return entries.getOrDefault(key, new Versioned(null, 0));
    }

    private Versioned put(Object key, @Nullable Object value) {
        Versioned before = known(key);
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, new Versioned(value, ++versions));
        }
        return before;
    }

    private Object all() {
        Map<Object, @Nullable Object> copy = HashMap.newHashMap(entries.size());
        entries.forEach((key, value) -> copy.put(key, value.value));
        return copy;
    }

    @Override
    Blame blame(Request request) {
        return anybody(name); // nobody ever waits for it
    }
}
