package org.pjrun.mpj.chapters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import mpi.Datatype;
import mpi.MPI;
import mpi.Request;
import org.pjrun.mpj.Check;

/** Chapter 5 in Open MPI's names: what makes datatypes, their bounds in bytes, attributes; buffers and slices of all types. */
public final class OpenDatatypes {
    private OpenDatatypes() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        Datatype[] types = {
            Datatype.createContiguous(2, MPI.INT),
            Datatype.createVector(2, 1, 3, MPI.INT),
            Datatype.createHVector(2, 1, 12, MPI.INT),
            Datatype.createIndexed(new int[] {1, 1}, new int[] {1, 4}, MPI.INT),
            Datatype.createHIndexed(new int[] {1, 1}, new int[] {4, 16}, MPI.INT),
            Datatype.createStruct(new int[] {1, 1}, new int[] {0, 8}, new Datatype[] {MPI.INT, MPI.INT}),
            Datatype.createResized(MPI.INT2, 0, 24)
        };
        int[] extents = {8, 16, 16, 16, 16, 12, 24};
        int[] lower = {0, 0, 0, 4, 4, 0, 0};
        for (int t = 0; t < types.length; t++) {
            types[t].commit();
            Check.same(types[t].getSize(), 8);
            Check.same(types[t].getExtent(), extents[t]);
            Check.same(types[t].getLb(), lower[t]);
            Check.same(types[t].getTrueLb(), lower[t]);
            Check.same(types[t].getTrueExtent(), t == 6 ? 8 : extents[t]);
            int[] out = new int[16];
            java.util.Arrays.setAll(out, i -> i + 1);
            int[] in = new int[4];
            Request receive = MPI.COMM_WORLD.iRecv(in, 4, MPI.INT, me, t);
            MPI.COMM_WORLD.send(out, 2, types[t], me, t);
            Check.same(receive.waitStatus().getCount(types[t]), 2);
            Check.same(in[2], 1 + (lower[t] + extents[t]) / 4);
        }
        attributes();
        slices();
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void attributes() {
        Datatype type = Datatype.createContiguous(3, MPI.LONG);
        type.setName("three");
        Check.same(type.getName(), "three");
        int keyval = Datatype.createKeyval();
        type.setAttr(keyval, "value");
        Datatype dup = type.dup();
        Check.same(dup.getAttr(keyval), "value");
        dup.deleteAttr(keyval);
        Check.same(dup.getAttr(keyval), null);
        Check.same(type.clone().getAttr(keyval), "value");
        Datatype.freeKeyval(keyval);
        type.free();
        Check.that(type.isNull() && !dup.isNull() && MPI.DATATYPE_NULL.isNull(), "freed");
        Check.same(dup.getSize(), 24);
    }

    private static void slices() {
        ByteBuffer bytes = MPI.newByteBuffer(4);
        MPI.slice(bytes, 1).put(0, (byte) 1);
        Check.same(bytes.get(1), (byte) 1);
        CharBuffer chars = MPI.newCharBuffer(4);
        MPI.slice(chars, 1).put(0, 'x');
        Check.same(chars.get(1), 'x');
        ShortBuffer shorts = MPI.newShortBuffer(4);
        MPI.slice(shorts, 1).put(0, (short) 2);
        Check.same(shorts.get(1), (short) 2);
        IntBuffer ints = MPI.newIntBuffer(4);
        MPI.slice(ints, 1).put(0, 3);
        Check.same(ints.get(1), 3);
        LongBuffer longs = MPI.newLongBuffer(4);
        MPI.slice(longs, 1).put(0, 4);
        Check.same(longs.get(1), 4L);
        FloatBuffer floats = MPI.newFloatBuffer(4);
        MPI.slice(floats, 1).put(0, 5);
        Check.same(floats.get(1), 5f);
        DoubleBuffer doubles = MPI.newDoubleBuffer(4);
        MPI.slice(doubles, 1).put(0, 6);
        Check.same(doubles.get(1), 6.0);
        byte[] byteArray = new byte[4];
        MPI.slice(byteArray, 1).put(0, (byte) 1);
        char[] charArray = new char[4];
        MPI.slice(charArray, 1).put(0, 'x');
        short[] shortArray = new short[4];
        MPI.slice(shortArray, 1).put(0, (short) 1);
        int[] intArray = new int[4];
        MPI.slice(intArray, 1).put(0, 1);
        long[] longArray = new long[4];
        MPI.slice(longArray, 1).put(0, 1);
        float[] floatArray = new float[4];
        MPI.slice(floatArray, 1).put(0, 1);
        double[] doubleArray = new double[4];
        MPI.slice(doubleArray, 1).put(0, 1);
        Check.that(byteArray[1] == 1 && charArray[1] == 'x' && shortArray[1] == 1 && intArray[1] == 1, "slices");
        Check.that(longArray[1] == 1 && floatArray[1] == 1 && doubleArray[1] == 1, "slices");
    }
}
