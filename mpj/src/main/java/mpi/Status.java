package mpi;

import org.jspecify.annotations.Nullable;

/** What a receive, a probe or a completed request tells of its message. */
public final class Status implements Freeable {
    private static final int UNKNOWN = -1;

    /** Rank of the sender. */
    public int source = MPI.ANY_SOURCE;

    /** Tag of the message. */
    public int tag = MPI.ANY_TAG;

    /** Place of the request in an array of requests, {@code MPI.UNDEFINED} where there was none. */
    public int index = MPI.UNDEFINED;

    /** How many of the datatype have come; of a probed message, elements: bytes where they are packed or of several types. */
    public int count;

    private org.pjrun.@Nullable Status told;
    private int objects = UNKNOWN;
    private long elementsSet = UNKNOWN;
    private boolean cancelled;

    /** The status of nothing. */
    public Status() {}

    Status(org.pjrun.Status told) {
        this((int) told.count(), told);
    }

    private Status(int count, org.pjrun.Status told) {
        this.told = told;
        this.source = Wildcards.told(told.source());
        this.tag = Wildcards.toldTag(told.tag());
        this.count = count;
        this.cancelled = told.cancelled();
    }

    /** The status of a message of objects. */
    Status(org.pjrun.Status told, int objects) {
        this(objects, told);
        this.objects = objects;
    }

    /** The status of a message received into a datatype, in which MPJ Express counts. */
    Status(org.pjrun.Status told, Datatype type) {
        this((int) (told.bytes() >> type.base.shift), told);
        if (!type.isBasic()) {
            this.count = Get_count(type);
        }
    }

    /** The same as the status of the request at a place of an array. */
    Status at(int place) {
        index = place;
        return this;
    }

    // MPJ Express

    /**
     * How many of a datatype have come; {@code MPI.UNDEFINED} if the last is not whole, and for objects that have been probed only,
     * since their number is known when they are read.
     */
    public int Get_count(Datatype datatype) {
        if (datatype.isObject()) {
            int each = datatype.Size();
            return objects < 0 || objects % each != 0 ? MPI.UNDEFINED : objects / each;
        }
        if (elementsSet >= 0) {
            int each = datatype.Size();
            return elementsSet % each == 0 ? Math.toIntExact(elementsSet / each) : MPI.UNDEFINED;
        }
        return told == null ? 0 : Math.toIntExact(told.count(datatype.layout()));
    }

    public boolean Test_cancelled() {
        return cancelled;
    }

    /** How many elements have come. */
    public int Get_elements(Datatype datatype) {
        return Math.toIntExact(elements(datatype));
    }

    private long elements(Datatype datatype) {
        if (datatype.isObject()) {
            return objects < 0 ? MPI.UNDEFINED : objects;
        }
        if (elementsSet >= 0) {
            return elementsSet;
        }
        return told == null ? 0 : told.elements(datatype.layout());
    }

    @Override
    public void free() {}

    // Open MPI

    public int getCount(Datatype datatype) {
        return Get_count(datatype);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public int getElements(Datatype datatype) {
        return Get_elements(datatype);
    }

    public Count getElementsX(Datatype datatype) {
        return new Count(elements(datatype));
    }

    public void setElements(Datatype datatype, int count) {
        elementsSet = count;
    }

    public void setElementsX(Datatype datatype, Count count) {
        elementsSet = count.getCount();
    }

    public void setCancelled(boolean flag) {
        cancelled = flag;
    }

    public int getSource() {
        return source;
    }

    public int getTag() {
        return tag;
    }

    /** Always {@code MPI.SUCCESS}: what fails throws. */
    public int getError() {
        return MPI.SUCCESS;
    }

    public int getIndex() {
        return index;
    }
}
