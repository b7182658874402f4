package mpi;

import java.nio.ByteBuffer;

/** Pairs of a {@code long} and an {@code int}, for MINLOC and MAXLOC. */
public final class LongInt extends Struct implements Pairs.Pair {
    private final int value = addLong();
    private final int index = setOffset(8).addInt();

    LongInt() {}

    @Override
    protected Data newData() {
        return new Data();
    }

    @Override
    public int compare(ByteBuffer left, ByteBuffer right, int at) {
        return Long.compare(left.getLong(at + value), right.getLong(at + value));
    }

    @Override
    public int index(ByteBuffer pairs, int at) {
        return pairs.getInt(at + index);
    }

    /** One pair. */
    public final class Data extends Struct.Data {
        public Data() {}

        public long getValue() {
            return getLong(value);
        }

        public int getIndex() {
            return getInt(index);
        }

        public void putValue(long v) {
            putLong(value, v);
        }

        public void putIndex(int i) {
            putInt(index, i);
        }
    }
}
