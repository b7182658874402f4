package mpi;

import java.nio.ByteBuffer;

/** Pairs of a {@code float} and an {@code int}, for MINLOC and MAXLOC. */
public final class FloatInt extends Struct implements Pairs.Pair {
    private final int value = addFloat();
    private final int index = setOffset(4).addInt();

    FloatInt() {}

    @Override
    protected Data newData() {
        return new Data();
    }

    @Override
    public int compare(ByteBuffer left, ByteBuffer right, int at) {
        return Float.compare(left.getFloat(at + value), right.getFloat(at + value));
    }

    @Override
    public int index(ByteBuffer pairs, int at) {
        return pairs.getInt(at + index);
    }

    /** One pair. */
    public final class Data extends Struct.Data {
        public Data() {}

        public float getValue() {
            return getFloat(value);
        }

        public int getIndex() {
            return getInt(index);
        }

        public void putValue(float v) {
            putFloat(value, v);
        }

        public void putIndex(int i) {
            putInt(index, i);
        }
    }
}
