package org.pjrun.internal.collective;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.Op;
import org.pjrun.collectives.Collective;

/**
 * What ranks must agree on in a collective call, as the word that travels with each of its messages.
 *
 * <pre>
 *   routine (6 bits) | operation (5) | element type (4) | root (17) | count (32: itself, or with the highest bit a hash)
 * </pre>
 *
 * <p>Equal calls have equal words, and a word tells people what was called.
 */
public final class Called {
    /** Routines that are none of {@link Collective}. */
    public enum Other {
        /** Alltoall with a buffer of its own for each rank. */
        ALLTOALLW,
        /** Allgather among neighbours. */
        NEIGHBOR_ALLGATHER,
        /** The same with blocks of different lengths. */
        NEIGHBOR_ALLGATHERV,
        /** Alltoall among neighbours. */
        NEIGHBOR_ALLTOALL,
        /** The same with blocks of different lengths. */
        NEIGHBOR_ALLTOALLV,
        /** The same with a buffer of its own for each neighbour. */
        NEIGHBOR_ALLTOALLW
    }

    private static final Collective[] COLLECTIVES = Collective.values();
    private static final Other[] OTHERS = Other.values();
    private static final ElementType[] TYPES = ElementType.values();
    private static final Op.Kind[] KINDS = Op.Kind.values();
    private static final int NOT_COMMUTATIVE = 31;
    private static final long HASHED = 1L << 31;

    private Called() {}

    /** A collective's word; the operation is null where nothing is combined, the count 0 where ranks may differ in it. */
    static long word(Collective routine, @Nullable Op op, ElementType type, int root, long count) {
        return word(routine.ordinal(), op, type, root, counted(count));
    }

    /** Another routine's word. */
    public static long word(Other routine, ElementType type) {
        return word(COLLECTIVES.length + routine.ordinal(), null, type, 0, 0);
    }

    /** The word of a routine among neighbours, in any of its modes. */
    static long neighbors(String name, ElementType type) {
        for (int i = OTHERS.length - 1; i > 0; i--) {
            String routine = name(OTHERS[i].name());
            if (name.toLowerCase(Locale.ROOT).contains(routine.toLowerCase(Locale.ROOT))) {
                return word(OTHERS[i], type);
            }
        }
        throw new IllegalArgumentException("routine: " + name + " (expected: one among neighbours)");
    }

    private static long word(int routine, @Nullable Op op, ElementType type, int root, long count) {
        int operation = 0;
        if (op != null) {
            operation = op.kind() == Op.Kind.USER && !op.commutative()
                    ? NOT_COMMUTATIVE
                    : op.kind().ordinal();
        }
        return (long) routine << 58
                | (long) operation << 53
                | (long) type.ordinal() << 49
                | (root & 0x1ffffL) << 32
                | count & 0xffffffffL;
    }

    private static long counted(long count) {
        return count < HASHED ? count : hashed(Long.hashCode(count * 0x9E3779B97F4A7C15L));
    }

    /** In place of a count: counts that are equal on all ranks. */
    static long counts(long word, int hash) {
        return word & ~0xffffffffL | hashed(hash);
    }

    private static long hashed(int hash) {
        return HASHED | hash & 0x7fffffffL;
    }

    /** Describes a call for people, such as {@code reduce (5 INT, SUM, root 1)}. */
    static String text(long word) {
        int routine = (int) (word >>> 58);
        int other = routine - COLLECTIVES.length;
        if (other >= OTHERS.length) {
            return "an unknown operation";
        }
        Collective collective = other < 0 ? COLLECTIVES[routine] : null;
        ElementType type = TYPES[Math.min((int) (word >>> 49) & 15, TYPES.length - 1)];
        String name = name(collective != null ? collective.name() : OTHERS[other].name());
        StringBuilder details = new StringBuilder();
        if (type == ElementType.OBJECT) {
            name += "Object";
        } else if (collective != Collective.BARRIER) {
            details.append(count(word & 0xffffffffL)).append(type);
        }
        if (collective != null && collective.reduces() && type != ElementType.OBJECT) {
            details.append(", ").append(operation((int) (word >>> 53) & 31));
        }
        if (collective != null && collective.rooted()) {
            details.append(details.isEmpty() ? "root " : ", root ").append((word >>> 32) & 0x1ffff);
        }
        return details.isEmpty() ? name : name + " (" + details + ")";
    }

    private static String count(long count) {
        if (count == 0) {
            return "";
        }
        return (count & HASHED) == 0 ? count + " " : "counts #" + Long.toHexString(count & 0x7fffffff) + " ";
    }

    private static String operation(int operation) {
        return operation < KINDS.length && KINDS[operation] != Op.Kind.USER
                ? KINDS[operation].name()
                : operation == NOT_COMMUTATIVE ? "an operation that does not commute" : "an operation of its own";
    }

    /** The routine's name as programs write it. */
    private static String name(String constant) {
        StringBuilder name = new StringBuilder();
        for (String part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT).concat(part.substring(1)));
        }
        return name.toString();
    }
}
