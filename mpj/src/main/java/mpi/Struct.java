package mpi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A struct in memory of bytes, as Open MPI has it: a subclass adds fields, and its {@link Data} reads and writes them at a place
 * of a buffer. Fields follow each other without gaps unless {@link #setOffset} says otherwise; the whole is rounded up to
 * a multiple of its largest field.
 */
public abstract class Struct {
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Datatype> types = new ArrayList<>();
    private int next;
    private @Nullable Datatype type;

    public Struct() {}

    /** Makes a view of one struct, to be laid over a buffer. */
    protected abstract Data newData();

    public final int getExtent() {
        return getType().getExtent();
    }

    public final synchronized Datatype getType() {
        Datatype made = type;
        if (made == null) {
            made = Datatype.createStruct(
                    lengths.stream().mapToInt(Integer::intValue).toArray(),
                    offsets.stream().mapToInt(Integer::intValue).toArray(),
                    types.toArray(new Datatype[0]));
            type = this instanceof Pairs.Pair pair ? made.withPair(pair) : made;
        }
        return made;
    }

    public final <T extends Data> T getData(ByteBuffer buffer) {
        return getData(buffer, 0);
    }

    /** The struct at a place of a buffer, where they follow each other. */
    @SuppressWarnings("unchecked") // as the program's newData has it
    public final <T extends Data> T getData(ByteBuffer buffer, int index) {
        Data data = newData();
        data.buffer = buffer;
        data.offset = index * getExtent();
        return (T) data;
    }

    public final <T extends Data> T getData(byte[] array) {
        return getData(array, 0);
    }

    public final <T extends Data> T getData(byte[] array, int index) {
        return getData(Memory.ofBytes(array), index);
    }

    public final Struct setOffset(int offset) {
        next = offset;
        return this;
    }

    private int add(Datatype field, int length, int bytes) {
        if (type != null) {
            throw new MPIException(MPI.ERR_TYPE, "struct: a field is added after its datatype was asked for");
        }
        int offset = next;
        lengths.add(length);
        offsets.add(offset);
        types.add(field);
        next = offset + length * bytes;
        return offset;
    }

    public final int addByte() {
        return addByte(1);
    }

    public final int addByte(int length) {
        return add(Datatype.basic(BaseType.BYTE, 1), length, Byte.BYTES);
    }

    public final int addChar() {
        return addChar(1);
    }

    public final int addChar(int length) {
        return add(Datatype.basic(BaseType.CHAR, 1), length, Character.BYTES);
    }

    public final int addShort() {
        return addShort(1);
    }

    public final int addShort(int length) {
        return add(Datatype.basic(BaseType.SHORT, 1), length, Short.BYTES);
    }

    public final int addInt() {
        return addInt(1);
    }

    public final int addInt(int length) {
        return add(Datatype.basic(BaseType.INT, 1), length, Integer.BYTES);
    }

    public final int addLong() {
        return addLong(1);
    }

    public final int addLong(int length) {
        return add(Datatype.basic(BaseType.LONG, 1), length, Long.BYTES);
    }

    public final int addFloat() {
        return addFloat(1);
    }

    public final int addFloat(int length) {
        return add(Datatype.basic(BaseType.FLOAT, 1), length, Float.BYTES);
    }

    public final int addDouble() {
        return addDouble(1);
    }

    public final int addDouble(int length) {
        return add(Datatype.basic(BaseType.DOUBLE, 1), length, Double.BYTES);
    }

    public final int addStruct(Struct struct) {
        return addStruct(struct, 1);
    }

    public final int addStruct(Struct struct, int length) {
        return addData(struct.getType(), length);
    }

    public final int addData(Datatype type) {
        return addData(type, 1);
    }

    public final int addData(Datatype type, int length) {
        return add(type, length, type.getExtent());
    }

    /** One struct in a buffer; fields are named by the offsets that adding them returned. */
    public abstract class Data {
        private @Nullable ByteBuffer buffer;
        private int offset;

        public Data() {}

        /** The buffer in which the struct lies. */
        public final ByteBuffer getBuffer() {
            return Objects.requireNonNull(buffer);
        }

        private int at(int field, int index, int bytes) {
            return offset + field + index * bytes;
        }

        protected final byte getByte(int field) {
            return getByte(field, 0);
        }

        protected final byte getByte(int field, int index) {
            return getBuffer().get(at(field, index, Byte.BYTES));
        }

        protected final void putByte(int field, byte value) {
            putByte(field, 0, value);
        }

        protected final void putByte(int field, int index, byte value) {
            getBuffer().put(at(field, index, Byte.BYTES), value);
        }

        protected final char getChar(int field) {
            return getChar(field, 0);
        }

        protected final char getChar(int field, int index) {
            return getBuffer().getChar(at(field, index, Character.BYTES));
        }

        protected final void putChar(int field, char value) {
            putChar(field, 0, value);
        }

        protected final void putChar(int field, int index, char value) {
            getBuffer().putChar(at(field, index, Character.BYTES), value);
        }

        protected final short getShort(int field) {
            return getShort(field, 0);
        }

        protected final short getShort(int field, int index) {
            return getBuffer().getShort(at(field, index, Short.BYTES));
        }

        protected final void putShort(int field, short value) {
            putShort(field, 0, value);
        }

        protected final void putShort(int field, int index, short value) {
            getBuffer().putShort(at(field, index, Short.BYTES), value);
        }

        protected final int getInt(int field) {
            return getInt(field, 0);
        }

        protected final int getInt(int field, int index) {
            return getBuffer().getInt(at(field, index, Integer.BYTES));
        }

        protected final void putInt(int field, int value) {
            putInt(field, 0, value);
        }

        protected final void putInt(int field, int index, int value) {
            getBuffer().putInt(at(field, index, Integer.BYTES), value);
        }

        protected final long getLong(int field) {
            return getLong(field, 0);
        }

        protected final long getLong(int field, int index) {
            return getBuffer().getLong(at(field, index, Long.BYTES));
        }

        protected final void putLong(int field, long value) {
            putLong(field, 0, value);
        }

        protected final void putLong(int field, int index, long value) {
            getBuffer().putLong(at(field, index, Long.BYTES), value);
        }

        protected final float getFloat(int field) {
            return getFloat(field, 0);
        }

        protected final float getFloat(int field, int index) {
            return getBuffer().getFloat(at(field, index, Float.BYTES));
        }

        protected final void putFloat(int field, float value) {
            putFloat(field, 0, value);
        }

        protected final void putFloat(int field, int index, float value) {
            getBuffer().putFloat(at(field, index, Float.BYTES), value);
        }

        protected final double getDouble(int field) {
            return getDouble(field, 0);
        }

        protected final double getDouble(int field, int index) {
            return getBuffer().getDouble(at(field, index, Double.BYTES));
        }

        protected final void putDouble(int field, double value) {
            putDouble(field, 0, value);
        }

        protected final void putDouble(int field, int index, double value) {
            getBuffer().putDouble(at(field, index, Double.BYTES), value);
        }

        protected final <S extends Struct, D extends Data> D getData(S struct, int field) {
            return getData(struct, field, 0);
        }

        /** A struct that is a field of this one. */
        @SuppressWarnings("unchecked") // as the program's newData has it
        protected final <S extends Struct, D extends Data> D getData(S struct, int field, int index) {
            Data data = ((Struct) struct).newData();
            data.buffer = getBuffer();
            data.offset = at(field, index, struct.getExtent());
            return (D) data;
        }

        protected final ByteBuffer getBuffer(Datatype type, int field) {
            return getBuffer(type, field, 0);
        }

        /** The bytes of a field of any datatype. */
        protected final ByteBuffer getBuffer(Datatype type, int field, int index) {
            ByteBuffer whole = getBuffer();
            return whole.duplicate()
                    .clear()
                    .slice(at(field, index, type.getExtent()), type.getExtent())
                    .order(whole.order());
        }
    }
}
