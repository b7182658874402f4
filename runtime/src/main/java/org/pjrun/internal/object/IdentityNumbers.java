package org.pjrun.internal.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers objects by identity, from 0 on, in the order in which they are added.
 *
 * <p>Most messages hold a handful of objects, so these are searched one by one, which spares them their identity hash;
 * more are found by an open hash table. To clear costs what was added and not what there is room for: a session that
 * has written a large graph once must not pay for it with every small one after.
 */
final class IdentityNumbers {
    private static final int FEW = 8;
    private static final int KEPT = 16 * 1024;
    private static final int[] NO_TABLE = {};

    private @Nullable Object[] objects = new Object[FEW];
    private int size;
    /** Numbers plus 1 by hash, where there are more than a few; else empty. At most half full. */
    private int[] table = NO_TABLE;

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
        for (int slot = hash(object) & mask; table[slot] != 0; slot = slot + 1 & mask) {
            int number = table[slot] - 1;
            if (objects[number] == object) {
                return number;
            }
        }
        return -1;
    }

    /** Adds an object that is not here, and answers its number. */
    int add(Object object) {
        int number = size++;
        if (number == objects.length) {
            objects = Arrays.copyOf(objects, 2 * number);
        }
        objects[number] = object;
        if (size > FEW) {
            if (2 * size > table.length || size == FEW + 1) {
                rebuild();
            } else {
                enter(object, number);
            }
        }
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

    private static int hash(Object object) {
        int hash = System.identityHashCode(object) * 0x9E3779B9;
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
    }
}
