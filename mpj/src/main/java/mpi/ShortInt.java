package mpi;

import java.nio.ByteBuffer;

/** Pairs of a {@code short} and an {@code int}, for MINLOC and MAXLOC. */
public final class ShortInt extends Struct implements Pairs.Pair {
    private final int value = addShort();
    private final int index = setOffset(4).addInt();

    ShortInt() {}

    @Override
    protected Data newData() {
        return new Data();
    }

    @Override
    public int compare(ByteBuffer left, ByteBuffer right, int at) {
        return Short.compare(left.getShort(at + value), right.getShort(at + value));
    }

    @Override
    public int index(ByteBuffer pairs, int at) {
        return pairs.getInt(at + index);
    }

    /** One pair. */
    public final class Data extends Struct.Data {
        public Data() {}

        public short getValue() {
            return getShort(value);
        }

        public int getIndex() {
            return getInt(index);
        }

        public void putValue(short v) {
            putShort(value, v);
        }

        public void putIndex(int i) {
            putInt(index, i);
        }
    }
}
