package org.pjrun.tasks;

import org.jspecify.annotations.Nullable;
import org.pjrun.tasks.internal.pool.Master;

/**
 * Data that tasks only read, sent to each worker once: made by {@link Pool#broadcast}.
 *
 * @param <D> type of the data
 */
public final class Broadcast<D extends @Nullable Object> implements AutoCloseable {
    private final Master master;
    private final long id;
    private final D data;

    Broadcast(Master master, D data) {
        this.master = master;
        this.data = data;
        this.id = master.share(data);
    }

    boolean of(Master other) {
        return master.equals(other);
    }

    long id() {
        return id;
    }

    /** The data, as the master has it. */
    public D data() {
        return data;
    }

    /** Has workers forget the data; tasks that are given it afterwards fail. */
    @Override
    public void close() {
        master.unshare(id);
    }
}
