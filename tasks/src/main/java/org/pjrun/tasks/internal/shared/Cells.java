package org.pjrun.tasks.internal.shared;

/** Elements of a shared array, one by one as 64 bits, and many as arrays of their type. */
public interface Cells {
    long load(long index);

    void store(long index, long bits);

    /** Adds atomically to a whole number; the sum. */
    long add(long index, long value);

    /** Adds atomically to a double; the sum. */
    double addDouble(long index, double value);

    void loadAll(long index, Object into);

    void storeAll(long index, Object from);
}
