package org.pjrun.tasks.internal.shared;

import java.lang.reflect.Array;
import org.pjrun.Comm;
import org.pjrun.ElementType;

/** Elements that lie on rank 0 of a communicator. */
public final class RemoteCells implements Cells {
    private final Remote home;

    /** An array that is made when it is first used. */
    public RemoteCells(Comm comm, String name, ElementType type, int length) {
        this.home = Remote.of(comm, Kind.ARRAY, name, type.ordinal(), length);
    }

    @Override
    public long load(long index) {
        return (long) home.call(ArrayHome.LOAD, index);
    }

    @Override
    public void store(long index, long bits) {
        home.call(ArrayHome.STORE, index, bits);
    }

    @Override
    public long add(long index, long value) {
        return (long) home.call(ArrayHome.ADD, index, value);
    }

    @Override
    public double addDouble(long index, double value) {
        return (double) home.call(ArrayHome.ADD_DOUBLE, index, value);
    }

    @Override
    @SuppressWarnings("SuspiciousSystemArraycopy") // both are arrays of the same type
    public void loadAll(long index, Object into) {
        int length = Array.getLength(into);
        System.arraycopy(home.call(ArrayHome.LOAD_ALL, index, length), 0, into, 0, length);
    }

    @Override
    public void storeAll(long index, Object from) {
        home.call(ArrayHome.STORE_ALL, index, from);
    }
}
