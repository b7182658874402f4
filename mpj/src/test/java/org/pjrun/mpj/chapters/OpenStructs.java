package org.pjrun.mpj.chapters;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import mpi.DoubleComplex;
import mpi.DoubleInt;
import mpi.FloatComplex;
import mpi.FloatInt;
import mpi.Int2;
import mpi.MPI;
import mpi.ShortInt;
import mpi.Struct;
import org.pjrun.mpj.Check;

/** Chapter 5 in Open MPI's names: structs with fields of all types, pairs, complex numbers. */
public final class OpenStructs {
    private OpenStructs() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        Everything everything = new Everything();
        byte[] out = new byte[2 * everything.getExtent()];
        byte[] in = new byte[2 * everything.getExtent()];
        Everything.Data first = everything.getData(out);
        Everything.Data second = everything.getData(out, 1);
        first.fill(1);
        second.fill(2);
        MPI.COMM_WORLD.sendRecv(out, 2, everything.getType(), me, 1, in, 2, everything.getType(), me, 1);
        Everything.Data come = everything.getData(in, 1);
        come.check(2);
        Everything.Data before = everything.getData(ByteBuffer.wrap(in).order(java.nio.ByteOrder.nativeOrder()));
        before.check(1);
        Check.same(Check.failing(everything::addInt), MPI.ERR_TYPE);
        pairs();
        complex(me);
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void pairs() {
        ByteBuffer bytes = MPI.newByteBuffer(64);
        Int2.Data ints = MPI.int2.getData(bytes);
        ints.putValue(3);
        ints.putIndex(4);
        Check.that(ints.getValue() == 3 && ints.getIndex() == 4, "int2");
        ShortInt.Data shorts = MPI.shortInt.getData(bytes, 1);
        shorts.putValue((short) 5);
        shorts.putIndex(6);
        Check.that(shorts.getValue() == 5 && shorts.getIndex() == 6, "shortInt");
        FloatInt.Data floats = MPI.floatInt.getData(bytes, 2);
        floats.putValue(7.5f);
        floats.putIndex(8);
        Check.that(floats.getValue() == 7.5f && floats.getIndex() == 8, "floatInt");
        DoubleInt.Data doubles = MPI.doubleInt.getData(bytes, 2);
        doubles.putValue(9.5);
        doubles.putIndex(10);
        Check.that(doubles.getValue() == 9.5 && doubles.getIndex() == 10, "doubleInt");
        Check.that(ints.getBuffer() == bytes, "buffer");
    }

    private static void complex(int me) {
        DoubleBuffer doubles = MPI.newDoubleBuffer(4);
        for (DoubleComplex number : new DoubleComplex[] {
            DoubleComplex.get(doubles, 1),
            DoubleComplex.get(doubles),
            DoubleComplex.get(new double[2]),
            DoubleComplex.get(new double[4], 1),
            DoubleComplex.get(MPI.newByteBuffer(16)),
            DoubleComplex.get(MPI.newByteBuffer(32), 1)
        }) {
            number.putReal(1.5);
            number.putImag(-2);
            Check.that(number.getReal() == 1.5 && number.getImag() == -2, "complex");
            Check.same(number.getBuffer().get(1), -2.0);
        }
        Check.same(doubles.get(3), -2.0);
        FloatBuffer floats = MPI.newFloatBuffer(4);
        for (FloatComplex number : new FloatComplex[] {
            FloatComplex.get(floats, 1),
            FloatComplex.get(floats),
            FloatComplex.get(new float[2]),
            FloatComplex.get(new float[4], 1),
            FloatComplex.get(MPI.newByteBuffer(8)),
            FloatComplex.get(MPI.newByteBuffer(16), 1)
        }) {
            number.putReal(1.5f);
            number.putImag(-2);
            Check.that(number.getReal() == 1.5f && number.getImag() == -2, "complex");
            Check.same(number.getBuffer().get(1), -2.0f);
        }
        DoubleBuffer in = MPI.newDoubleBuffer(4);
        MPI.COMM_WORLD.sendRecv(doubles, 2, MPI.DOUBLE_COMPLEX, me, 1, in, 2, MPI.DOUBLE_COMPLEX, me, 1);
        Check.same(in.get(2), 1.5);
    }

    /** A struct inside of another. */
    private static final class Point extends Struct {
        private final int x = addInt();
        private final int y = addInt();

        @Override
        protected Data newData() {
            return new Data();
        }

        /** A point in a buffer. */
        private final class Data extends Struct.Data {
            void put(int value) {
                putInt(x, value);
                putInt(y, -value);
            }

            int sum() {
                return 10 * getInt(x) + getInt(y);
            }
        }
    }

    /** Fields of all types, and arrays of them. */
    private static final class Everything extends Struct {
        private final Point point = new Point();
        private final int oneByte = addByte();
        private final int bytes = addByte(3);
        private final int oneChar = addChar();
        private final int chars = addChar(2);
        private final int oneShort = addShort();
        private final int shorts = addShort(2);
        private final int oneInt = addInt();
        private final int ints = addInt(2);
        private final int oneFloat = addFloat();
        private final int floats = addFloat(2);
        private final int oneLong = setOffset(48).addLong();
        private final int longs = addLong(2);
        private final int oneDouble = addDouble();
        private final int doubles = addDouble(2);
        private final int onePoint = addStruct(point);
        private final int points = addStruct(point, 2);
        private final int number = addData(MPI.DOUBLE);
        private final int numbers = addData(MPI.DOUBLE, 2);

        @Override
        protected Data newData() {
            return new Data();
        }

        /** One of them in a buffer. */
        private final class Data extends Struct.Data {
            void fill(int k) {
                putByte(oneByte, (byte) k);
                putByte(bytes, 2, (byte) (k + 1));
                putChar(oneChar, (char) (k + 2));
                putChar(chars, 1, (char) (k + 3));
                putShort(oneShort, (short) (k + 4));
                putShort(shorts, 1, (short) (k + 5));
                putInt(oneInt, k + 6);
                putInt(ints, 1, k + 7);
                putFloat(oneFloat, k + 8);
                putFloat(floats, 1, k + 9);
                putLong(oneLong, k + 10);
                putLong(longs, 1, k + 11);
                putDouble(oneDouble, k + 12);
                putDouble(doubles, 1, k + 13);
                this.<Point, Point.Data>getData(point, onePoint).put(k + 14);
                this.<Point, Point.Data>getData(point, points, 1).put(k + 15);
                getBuffer(MPI.DOUBLE, number).putDouble(0, k + 16);
                getBuffer(MPI.DOUBLE, numbers, 1).putDouble(0, k + 17);
            }

            void check(int k) {
                int[] found = {
                    getByte(oneByte),
                    getByte(bytes, 2),
                    getChar(oneChar),
                    getChar(chars, 1),
                    getShort(oneShort),
                    getShort(shorts, 1),
                    getInt(oneInt),
                    getInt(ints, 1),
                    (int) getFloat(oneFloat),
                    (int) getFloat(floats, 1),
                    (int) getLong(oneLong),
                    (int) getLong(longs, 1),
                    (int) getDouble(oneDouble),
                    (int) getDouble(doubles, 1),
                    this.<Point, Point.Data>getData(point, onePoint).sum() / 9,
                    this.<Point, Point.Data>getData(point, points, 1).sum() / 9,
                    (int) getBuffer(MPI.DOUBLE, number).getDouble(0),
                    (int) getBuffer(MPI.DOUBLE, numbers, 1).getDouble(0)
                };
                for (int i = 0; i < found.length; i++) {
                    Check.same(found[i], k + i);
                }
            }
        }
    }
}
