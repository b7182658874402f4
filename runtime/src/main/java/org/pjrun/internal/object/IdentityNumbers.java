package org.pjrun.internal.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers objects by identity, from 0 on, in the order in which they are added.
 *
 * <p>Most messages hold a handful of objects, so these are searched one by one, which spares them their identity hash;
 * more are found by an open hash table. There strings are hashed by what they say, which costs a tenth of an identity hash
 * that an object does not have yet; where so many are equal that they are in each other's way, they get identity hashes, too.
 *
 * <p>To clear costs what was added and not what there is room for: a session that has written a large graph once must not pay
 * for it with every small one after.
 */
final class IdentityNumbers {
    private static final int FEW = 8;

    /** Steps through a table, at most half full, that only equal strings make one take. */
    private static final int MOST_STEPS = 64;

    private static final int KEPT = 16 * 1024;
    private static final int[] NO_TABLE = {};

    private @Nullable Object[] objects = new Object[FEW];
    private int size;

    /** Numbers plus 1 by hash, where there are more than a few; else empty. At most half full. */
    private int[] table = NO_TABLE;

    private boolean byIdentity; // strings, too
    private @Nullable Object sought; // the last one that was not here
    private int vacant; // and where in the table it would be

    /** The number of an object, or -1. */
    @SuppressWarnings("ReferenceEquality")
    int find(Object object) {
        if (size <= FEW) {
            for (int i = 0; i < size; i++) {
                if (objects[i] == object) {
                    return i;
                }
            }
            return -1;
        }
        int mask = table.length - 1;
        int first = hash(object) & mask;
        int slot = first;
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (objects[number] == object) {
                return number;
            }
            slot = slot + 1 & mask;
        }
        if ((slot - first & mask) > MOST_STEPS && !byIdentity) {
            byIdentity = true;
            Arrays.fill(table, 0);
            rebuild();
            return find(object);
        }
        sought = object;
        vacant = slot;
        return -1;
    }

    /** Adds an object that is not here, and answers its number; costs little right after it was sought. */
    @SuppressWarnings("ReferenceEquality")
    int add(Object object) {
        int number = size++;
        if (number == objects.length) {
            objects = Arrays.copyOf(objects, 2 * number);
        }
        objects[number] = object;
        if (size > FEW) {
            if (2 * size > table.length || size == FEW + 1) {
                rebuild();
            } else if (sought == object) {
                table[vacant] = number + 1;
            } else {
                enter(object, number);
            }
        }
        sought = null;
        return number;
    }

    private void rebuild() {
        if (2 * size > table.length) {
            table = new int[Math.max(64, 2 * table.length)];
        }
        for (int i = 0; i < size; i++) {
            Object object = objects[i];
            if (object != null) {
                enter(object, i);
            }
        }
    }

    private void enter(Object object, int number) {
        int mask = table.length - 1;
        int slot = hash(object) & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        table[slot] = number + 1;
    }

    private int hash(Object object) {
        int code = object instanceof String && !byIdentity ? object.hashCode() : System.identityHashCode(object);
        int hash = code * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    void clear() {
        if (size > KEPT) {
            objects = new Object[FEW];
            table = NO_TABLE;
        } else {
            Arrays.fill(objects, 0, size, null);
            if (size > FEW) {
                Arrays.fill(table, 0);
            }
        }
        size = 0;
        byIdentity = false;
        sought = null;
    }
}
