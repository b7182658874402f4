package org.pjrun.internal.engine;

import java.util.Arrays;

/**
 * The communicators that this process has freed, as intervals of their serial numbers; what their peers still send is refused.
 *
 * <p>Most programs need a few intervals, however many communicators they free. The interval that has not grown for the
 * longest time is forgotten when there are too many; a message for one of its communicators would then be kept, as if
 * the communicator were still to be made.
 */
final class FreedContexts {
    static final int MOST = 1024;

    private long[] firsts = new long[8];
    private long[] lasts = new long[8];
    private long[] ages = new long[8];
    private int count;
    private long additions;

    int intervals() {
        return count;
    }

    boolean contains(long serial) {
        int at = floor(serial);
        return at >= 0 && serial <= lasts[at];
    }

    /** The interval with the greatest first number that is not greater, -1 if there is none. */
    private int floor(long serial) {
        int found = Arrays.binarySearch(firsts, 0, count, serial);
        return found >= 0 ? found : -found - 2;
    }

    void add(long serial) {
        int below = floor(serial);
        if (below >= 0 && serial <= lasts[below]) {
            return;
        }
        additions++;
        boolean growsBelow = below >= 0 && lasts[below] == serial - 1;
        boolean growsAbove = below + 1 < count && firsts[below + 1] == serial + 1;
        if (growsBelow && growsAbove) {
            lasts[below] = lasts[below + 1];
            ages[below] = additions;
            remove(below + 1);
        } else if (growsBelow) {
            lasts[below] = serial;
            ages[below] = additions;
        } else if (growsAbove) {
            firsts[below + 1] = serial;
            ages[below + 1] = additions;
        } else {
            insert(serial);
        }
    }

    private void insert(long serial) {
        if (count == MOST) {
            remove(oldest());
        }
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * count);
            lasts = Arrays.copyOf(lasts, 2 * count);
            ages = Arrays.copyOf(ages, 2 * count);
        }
        int at = floor(serial) + 1;
        System.arraycopy(firsts, at, firsts, at + 1, count - at);
        System.arraycopy(lasts, at, lasts, at + 1, count - at);
        System.arraycopy(ages, at, ages, at + 1, count - at);
        count++;
        firsts[at] = serial;
        lasts[at] = serial;
        ages[at] = additions;
    }

    private int oldest() {
        int oldest = 0;
        for (int i = 1; i < count; i++) {
            if (ages[i] < ages[oldest]) {
                oldest = i;
            }
        }
        return oldest;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(firsts, at + 1, firsts, at, count - at);
        System.arraycopy(lasts, at + 1, lasts, at, count - at);
        System.arraycopy(ages, at + 1, ages, at, count - at);
    }
}
