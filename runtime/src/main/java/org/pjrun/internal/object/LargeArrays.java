package org.pjrun.internal.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The large arrays of the message in hand, which its graph names by nothing but their order. */
final class LargeArrays {
    private final List<Object> written = new ArrayList<>();
    private @Nullable Object[] received = {};
    private int read;

    void add(Object array) {
        written.add(array);
    }

    List<Object> written() {
        return written;
    }

    void begin(@Nullable Object[] arrays) {
        received = arrays;
        read = 0;
    }

    /** The next array, which must be of a type. */
    Object next(Class<?> type) {
        Object array = read < received.length ? received[read++] : null;
        if (!type.isInstance(array)) {
            throw new Trouble("the message cannot be read: its graph and its arrays disagree", null);
        }
        return array;
    }

    boolean allRead() {
        return read == received.length;
    }

    void clear() {
        written.clear();
        begin(new Object[0]);
    }
}
