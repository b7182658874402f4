package org.pjrun.tasks;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pjrun.Comm;
import org.pjrun.tasks.internal.shared.Kind;
import org.pjrun.tasks.internal.shared.Remote;
import org.pjrun.tasks.internal.shared.StoreHome;
import org.pjrun.tasks.internal.shared.StoreHome.Versioned;

/**
 * An object that all ranks load and store as a whole.
 *
 * @param <T> type of the object
 */
public final class SharedValue<T> {
    private static final String KEY = "";

    private final Remote home;

    private SharedValue(Remote home) {
        this.home = home;
    }

    /** The value of that name, of which there is none at first. */
    public static <T> SharedValue<T> of(Comm comm, String name) {
        return new SharedValue<>(Remote.of(comm, Kind.VALUE, name));
    }

    /** A copy of the value; empty if none has been stored. */
    public Optional<T> load() {
        return value((Versioned) home.call(StoreHome.LOAD, KEY));
    }

    @SuppressWarnings("unchecked") // only Ts are stored
    private static <T> Optional<T> value(Versioned versioned) {
        return Optional.ofNullable((T) versioned.value());
    }

    /** Replaces the value. */
    public void store(T value) {
        home.call(StoreHome.STORE, KEY, value);
    }

    /**
     * Replaces the value by what a function makes of it, and returns that.
     *
     * @param initial value if none has been stored
     * @param function called again when another rank has stored a value meanwhile
     */
    public T update(T initial, UnaryOperator<T> function) {
        while (true) {
            Versioned before = (Versioned) home.call(StoreHome.LOAD, KEY);
            T after = function.apply(SharedValue.<T>value(before).orElse(initial));
            if (Boolean.TRUE.equals(home.call(StoreHome.STORE_IF, KEY, after, before.version()))) {
                return after;
            }
        }
    }
}
