package org.pjrun.internal.comm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.Keyval;

/** The attributes of a communicator on this rank, in the order in which they were set. */
final class Attributes {
    private final Map<Keyval<?>, Object> values = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // stored under a key of the same type
    synchronized <T> Optional<T> of(Keyval<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    <T> void set(Communicator comm, Keyval<T> key, T value) {
        T old = put(key, value);
        if (old != null) {
            key.delete().delete(comm, old);
        }
    }

    @SuppressWarnings("unchecked")
    private synchronized <T> @Nullable T put(Keyval<T> key, T value) {
        return (T) values.put(key, value);
    }

    @SuppressWarnings("unchecked")
    <T> boolean delete(Communicator comm, Keyval<T> key) {
        Object old;
        synchronized (this) {
            old = values.remove(key);
        }
        if (old != null) {
            key.delete().delete(comm, (T) old);
        }
        return old != null;
    }

    /** Deletes all, those that were set last first. */
    void deleteAll(Communicator comm) {
        for (Keyval<?> key : keys().reversed()) {
            delete(comm, key);
        }
    }

    private synchronized List<Keyval<?>> keys() {
        return new ArrayList<>(values.keySet());
    }

    /** What a dup of the communicator gets. */
    Attributes copy(Communicator comm) {
        Attributes copies = new Attributes();
        for (Keyval<?> key : keys()) {
            copy(comm, key, copies);
        }
        return copies;
    }

    private <T> void copy(Communicator comm, Keyval<T> key, Attributes copies) {
        of(key).flatMap(value -> key.copy().copy(comm, value)).ifPresent(value -> copies.put(key, value));
    }
}
