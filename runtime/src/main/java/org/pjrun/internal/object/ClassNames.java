package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.IntMap;
import java.io.ObjectInputFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the classes that messages name, and how each is treated. */
final class ClassNames extends DefaultClassResolver {
    private final @Nullable ObjectInputFilter given;
    private @Nullable ObjectInputFilter filter;
    private boolean filterKnown;
    private final Map<String, Class<?>> byName = new HashMap<>();
    private @Nullable ClassLoader loader;
    private @Nullable ObjectKryo decider;
    private @Nullable Registration recent; // the last two that were looked up: keys and values take turns
    private @Nullable Registration earlier;

    /** Finds classes that neither a filter nor the JVM's own rejects. */
    ClassNames(@Nullable ObjectInputFilter filter) {
        this.given = filter;
    }

    /** Says who decides about classes that are not known; until then there is nobody. */
    void decide(ObjectKryo by) {
        decider = by;
    }

    /** Finds classes by a loader from now on. */
    void use(@Nullable ClassLoader other) {
        if (!Objects.equals(other, loader)) {
            loader = other;
            byName.clear();
        }
    }

    /** The filter to ask, null if there is none; the JVM's is costly to ask for, so it is when a class comes by name. */
    private @Nullable ObjectInputFilter filter() {
        if (!filterKnown) {
            filterKnown = true;
            ObjectInputFilter common = ObjectInputFilter.Config.getSerialFilter();
            filter = given == null ? common : ObjectInputFilter.merge(given, common);
        }
        return filter;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Registration getRegistration(Class type) {
        if (recent != null && recent.getType() == type) {
            return recent;
        }
        if (earlier != null && earlier.getType() == type) {
            return earlier;
        }
        Registration known = super.getRegistration(type);
        if (decider == null) {
            return known;
        }
        if (known != null) {
            earlier = recent;
            recent = known;
            return known;
        }
        Registration found = decider.decide(type);
        // Under the class itself too, which may be another than the registration's: many are written as one.
        classToRegistration.put(type, found);
        return found;
    }

    @Override
    protected Registration readName(Input input) {
        int id = input.readVarInt(true);
        if (nameIdToClass == null) {
            nameIdToClass = new IntMap<>();
        }
        Class<?> type = nameIdToClass.get(id);
        if (type == null) {
            type = load(input.readString());
            nameIdToClass.put(id, type);
        }
        return kryo.getRegistration(type);
    }

    /** Finds a class that the filter does not reject. */
    Class<?> load(@Nullable String name) {
        if (name == null) {
            throw new Trouble("the message cannot be read: it lacks the name of a class", null);
        }
        Class<?> known = byName.get(name);
        if (known != null) {
            return known;
        }
        Class<?> type = find(name);
        ObjectInputFilter asked = filter();
        if (asked != null && asked.checkInput(new ClassInfo(type)) == ObjectInputFilter.Status.REJECTED) {
            throw new Trouble(
                    "class " + name + " is rejected by the filter for what may be received; allow it there"
                            + " (-Djdk.serialFilter=…) if the message is meant to hold it",
                    null);
        }
        byName.put(name, type);
        return type;
    }

    private Class<?> find(String name) {
        ClassLoader own = ClassNames.class.getClassLoader();
        try {
            return Class.forName(name, false, loader != null ? loader : own);
        } catch (ClassNotFoundException e) {
            try {
                return Class.forName(name, false, own);
            } catch (ClassNotFoundException second) {
                throw new Trouble(
                        "class " + name + " is not on this rank's class path; start all ranks with the same classes"
                                + " (-cp), and define none at run time that others receive",
                        e);
            }
        }
    }

    /** What a filter is asked: a class and nothing else. */
    private record ClassInfo(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 0;
        }
    }
}
