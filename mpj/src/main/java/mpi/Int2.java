package mpi;

import java.nio.ByteBuffer;

/** Pairs of a {@code int} and an {@code int}, for MINLOC and MAXLOC. */
public final class Int2 extends Struct implements Pairs.Pair {
    private final int value = addInt();
    private final int index = setOffset(4).addInt();

    Int2() {}

    @Override
    protected Data newData() {
        return new Data();
    }

    @Override
    public int compare(ByteBuffer left, ByteBuffer right, int at) {
        return Integer.compare(left.getInt(at + value), right.getInt(at + value));
    }

    @Override
    public int index(ByteBuffer pairs, int at) {
        return pairs.getInt(at + index);
    }

    /** One pair. */
    public final class Data extends Struct.Data {
        public Data() {}

        public int getValue() {
            return getInt(value);
        }

        public int getIndex() {
            return getInt(index);
        }

        public void putValue(int v) {
            putInt(value, v);
        }

        public void putIndex(int i) {
            putInt(index, i);
        }
    }
}
