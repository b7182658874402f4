package org.pjrun.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.StoreHome;
import org.pjrun.tasks.internal.shared.StoreHome.Versioned;

/**
 * A map that all ranks share. Keys and values are copied on their way, and never null.
 *
 * @param <K> type of keys, which have {@code equals} and {@code hashCode}
 * @param <V> type of values
 */
public final class SharedMap<K, V> {
    private final Remote home;

    private SharedMap(Remote home) {
        this.home = home;
    }

    /** The map of that name, which is empty at first. */
    public static <K, V> SharedMap<K, V> of(Comm comm, String name) {
        return new SharedMap<>(Remote.of(comm, Kind.MAP, name));
    }

    /** A copy of the value of a key. */
    public Optional<V> load(K key) {
        return value(home.call(StoreHome.LOAD, key));
    }

    @SuppressWarnings("unchecked") // only Vs are put
    private static <V> Optional<V> value(Object versioned) {
        return Optional.ofNullable((V) ((Versioned) versioned).value());
    }

    /** Gives a key a value; the one that it had before. */
    public Optional<V> put(K key, V value) {
        return value(home.call(StoreHome.STORE, key, value));
    }

    /** Gives a key a value if it has none; whether it did. */
    public boolean putIfAbsent(K key, V value) {
        return Boolean.TRUE.equals(home.call(StoreHome.STORE_IF, key, value, 0L));
    }

    /** Removes a key; the value that it had. */
    public Optional<V> remove(K key) {
        return value(home.call(StoreHome.REMOVE, key));
    }

    /**
     * Gives a key what a function makes of its value, and returns that.
     *
     * @param initial value if it has none
     * @param function called again when another rank has changed the value meanwhile
     */
    public V update(K key, V initial, UnaryOperator<V> function) {
        while (true) {
            Versioned before = (Versioned) home.call(StoreHome.LOAD, key);
            V after = function.apply(SharedMap.<V>value(before).orElse(initial));
            if (Boolean.TRUE.equals(home.call(StoreHome.STORE_IF, key, after, before.version()))) {
                return after;
            }
        }
    }

    /** How many keys there are at the moment. */
    public int size() {
        return (int) home.call(StoreHome.SIZE);
    }

    /** A copy of the whole map at one moment. */
    @SuppressWarnings("unchecked") // only Ks and Vs are put
    public Map<K, V> copy() {
        return (Map<K, V>) home.call(StoreHome.ALL);
    }
}
