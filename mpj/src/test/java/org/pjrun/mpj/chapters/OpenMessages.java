package org.pjrun.mpj.chapters;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import mpi.Datatype;
import mpi.MPI;
import mpi.Message;
import mpi.Prequest;
import mpi.Request;
import mpi.Status;
import org.pjrun.mpj.Check;

/** Chapters 3 and 5 in Open MPI's names: arrays and buffers, all modes, probes, structs, packing. */
public final class OpenMessages {
    private OpenMessages() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        int[] array = {0, 1, 2};
        IntBuffer direct = MPI.newIntBuffer(3);
        direct.put(new int[] {0, 1, 2}); // its position is at the end, which means nothing
        for (Object out : new Object[] {array, direct, IntBuffer.wrap(array)}) {
            int[] in = new int[3];
            Request receive = MPI.COMM_WORLD.iRecv(in, 3, MPI.INT, before, 1);
            MPI.COMM_WORLD.send(out, 3, MPI.INT, next, 1);
            Check.same(receive.waitStatus().getCount(MPI.INT), 3);
            Check.same(in, array);
        }
        IntBuffer in = MPI.newIntBuffer(3);
        Prequest receive = MPI.COMM_WORLD.recvInit(MPI.slice(in, 1), 2, MPI.INT, before, 2);
        Prequest[] sends = {
            MPI.COMM_WORLD.sendInit(direct, 2, MPI.INT, next, 2),
            MPI.COMM_WORLD.bSendInit(direct, 2, MPI.INT, next, 2),
            MPI.COMM_WORLD.sSendInit(direct, 2, MPI.INT, next, 2),
            MPI.COMM_WORLD.rSendInit(direct, 2, MPI.INT, next, 2)
        };
        for (Prequest send : sends) {
            receive.start();
            send.start();
            Request.waitAll(new Request[] {send, receive});
            Check.same(in.get(2), 1);
            send.free();
        }
        modes(next, before);
        message(next, before);
        bytes(next, before);
        memory(next, before);
        byte[] packed = new byte[MPI.COMM_WORLD.packSize(3, MPI.INT)];
        Check.same(MPI.COMM_WORLD.pack(array, 3, MPI.INT, packed, 0), 12);
        int[] unpacked = new int[3];
        MPI.COMM_WORLD.unpack(packed, 0, unpacked, 3, MPI.INT);
        Check.same(unpacked, array);
        Check.same(MPI.LONG_INT.getExtent(), 16);
        Check.same(MPI.INT.getSize(), 4);
        Datatype resized = Datatype.createResized(MPI.INT, 0, 8);
        Check.same(resized.getExtent(), 8);
        Check.same(resized.getTrueExtent(), 4);
        resized.free();
        Check.that(resized.isNull(), "freed");
        MPI.COMM_WORLD.barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    private static void modes(int next, int before) {
        MPI.attachBuffer(new byte[100]);
        int[] out = {7};
        int[] in = new int[1];
        for (int mode = 0; mode < 7; mode++) {
            Request receive = MPI.COMM_WORLD.iRecv(in, 1, MPI.INT, before, mode);
            switch (mode) {
                case 0 -> MPI.COMM_WORLD.bSend(out, 1, MPI.INT, next, mode);
                case 1 -> MPI.COMM_WORLD.isSend(out, 1, MPI.INT, next, mode).waitFor();
                case 2 -> MPI.COMM_WORLD.rSend(out, 1, MPI.INT, next, mode);
                case 3 -> MPI.COMM_WORLD.iSend(out, 1, MPI.INT, next, mode).waitFor();
                case 4 -> MPI.COMM_WORLD.ibSend(out, 1, MPI.INT, next, mode).waitFor();
                case 5 -> MPI.COMM_WORLD.sSend(out, 1, MPI.INT, next, mode);
                default -> MPI.COMM_WORLD.irSend(out, 1, MPI.INT, next, mode).waitFor();
            }
            Check.same(Request.waitAny(new Request[] {null, receive}), 1);
            Check.that(receive.isNull(), "waited for");
        }
        Check.same(MPI.detachBuffer().length, 100);
        MPI.COMM_WORLD.sendRecvReplace(out, 1, MPI.INT, next, 1, before, 1);
        Check.same(out[0], 7);
    }

    private static void message(int next, int before) {
        Message message = new Message();
        Check.that(message.imProbe(before, 5, MPI.COMM_WORLD) == null && message.isNull(), "nothing yet");
        MPI.COMM_WORLD.barrier();
        Request send = MPI.COMM_WORLD.iSend(new double[] {1, 2}, 2, MPI.DOUBLE, next, 5);
        Status status = message.mProbe(before, 5, MPI.COMM_WORLD);
        double[] in = new double[status.getCount(MPI.DOUBLE)];
        Check.same(message.mRecv(in, in.length, MPI.DOUBLE).getSource(), before);
        Check.same(in, new double[] {1, 2});
        send.waitFor();
        send = MPI.COMM_WORLD.iSend(new double[] {3}, 1, MPI.DOUBLE, next, 5);
        message.mProbe(before, MPI.ANY_TAG, MPI.COMM_WORLD);
        Check.same(message.imRecv(in, 1, MPI.DOUBLE).waitStatus().getTag(), 5);
        send.waitFor();
        message.mProbe(MPI.PROC_NULL, 5, MPI.COMM_WORLD);
        Check.that(message.isNoProc() && !message.isNull(), "nobody's");
        Check.same(message.mRecv(in, 1, MPI.DOUBLE).getSource(), MPI.PROC_NULL);
        send = MPI.COMM_WORLD.iSend(MPI.newDoubleBuffer(1), 1, MPI.DOUBLE, next, 5);
        message.mProbe(before, 5, MPI.COMM_WORLD);
        message.imRecv(MPI.newDoubleBuffer(1), 1, MPI.DOUBLE).waitFor();
        send.waitFor();
    }

    /** A buffer is memory: its elements need not be those of the datatype. */
    private static void memory(int next, int before) {
        int[] out = {1, 2, 3, 4};
        for (Object in : new Object[] {new int[4], MPI.newIntBuffer(4), new double[2]}) {
            Request receive = MPI.COMM_WORLD.iRecv(in, 16, MPI.BYTE, before, 8);
            MPI.COMM_WORLD.send(out, 16, MPI.BYTE, next, 8);
            Check.same(receive.waitStatus().getCount(MPI.BYTE), 16);
            int[] back = new int[4];
            MPI.COMM_WORLD.sendRecv(in, 2, MPI.LONG, next, 9, back, 2, MPI.LONG, before, 9);
            Check.same(back, out);
        }
        float[] ones = {Float.intBitsToFloat(1)};
        MPI.COMM_WORLD.allReduce(ones, 1, MPI.INT, MPI.SUM);
        Check.same(Float.floatToRawIntBits(ones[0]), MPI.COMM_WORLD.getSize());
        MPI.COMM_WORLD.bcast(ones, 2, MPI.CHAR, 0);
        Check.same(Check.failing(() -> MPI.COMM_WORLD.send(ones, 1, MPI.LONG, next, 1)), MPI.ERR_COUNT);
    }

    /** Elements of any type in memory of bytes. */
    private static void bytes(int next, int before) {
        ByteBuffer out = MPI.newByteBuffer(16);
        out.putInt(8, 99);
        ByteBuffer in = MPI.newByteBuffer(16);
        Request receive = MPI.COMM_WORLD.iRecv(in, 4, MPI.INT, before, 6);
        MPI.COMM_WORLD.send(out, 4, MPI.INT, next, 6);
        receive.waitFor();
        Check.same(in.getInt(8), 99);
        Datatype vector = Datatype.createHVector(2, 1, 8, MPI.INT);
        byte[] heap = new byte[16];
        receive = MPI.COMM_WORLD.iRecv(heap, 1, vector, before, 7);
        MPI.COMM_WORLD.send(out, 1, vector, next, 7);
        Check.same(receive.waitStatus().getElements(vector), 2);
        Check.same((int) heap[8], 99);
    }
}
