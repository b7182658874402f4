package mpi;

import java.nio.ByteBuffer;

/** Pairs of a {@code double} and an {@code int}, for MINLOC and MAXLOC. */
public final class DoubleInt extends Struct implements Pairs.Pair {
    private final int value = addDouble();
    private final int index = setOffset(8).addInt();

    DoubleInt() {}

    @Override
    protected Data newData() {
        return new Data();
    }

    @Override
    public int compare(ByteBuffer left, ByteBuffer right, int at) {
        return Double.compare(left.getDouble(at + value), right.getDouble(at + value));
    }

    @Override
    public int index(ByteBuffer pairs, int at) {
        return pairs.getInt(at + index);
    }

    /** One pair. */
    public final class Data extends Struct.Data {
        public Data() {}

        public double getValue() {
            return getDouble(value);
        }

        public int getIndex() {
            return getInt(index);
        }

        public void putValue(double v) {
            putDouble(value, v);
        }

        public void putIndex(int i) {
            putInt(index, i);
        }
    }
}
