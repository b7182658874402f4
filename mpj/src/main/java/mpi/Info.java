package mpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys and values, in the order in which they were set. Communicators take note of theirs, and nothing depends on them. */
public final class Info implements Freeable, Cloneable {
    private @Nullable Map<String, String> entries;

    /** An empty one. */
    public Info() {
        this(new LinkedHashMap<>());
    }

    private Info(@Nullable Map<String, String> entries) {
        this.entries = entries;
    }

    static Info none() {
        return new Info(null);
    }

    static Info environment() {
        return new Info(new LinkedHashMap<>(org.pjrun.Comm.world().environment().attributes()));
    }

    private Map<String, String> entries() {
        if (entries == null) {
            throw new MPIException(MPI.ERR_INFO, "info: is null");
        }
        return entries;
    }

    public void set(String key, String value) {
        entries().put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    }

    public @Nullable String get(String key) {
        return entries().get(key);
    }

    public void delete(String key) {
        if (entries().remove(key) == null) {
            throw new MPIException(MPI.ERR_INFO_NOKEY, "info: no key " + key);
        }
    }

    public int size() {
        return entries().size();
    }

    public String getKey(int i) {
        return new ArrayList<>(entries().keySet()).get(i);
    }

    @Override
    public Info clone() {
        return dup();
    }

    public Info dup() {
        return new Info(new LinkedHashMap<>(entries()));
    }

    @Override
    public void free() {
        entries = null;
    }

    public boolean isNull() {
        return entries == null;
    }
}
