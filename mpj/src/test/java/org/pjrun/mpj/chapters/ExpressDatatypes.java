package org.pjrun.mpj.chapters;

import mpi.Datatype;
import mpi.MPI;
import mpi.Request;
import org.pjrun.mpj.Check;

/** Chapter 5: derived datatypes of elements and objects, bounds, packing. */
public final class ExpressDatatypes {
    private ExpressDatatypes() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        Datatype[] types = {
            Datatype.Contiguous(2, MPI.INT),
            Datatype.Vector(2, 1, 3, MPI.INT),
            Datatype.Hvector(2, 1, 3, MPI.INT),
            Datatype.Indexed(new int[] {1, 1}, new int[] {0, 4}, MPI.INT),
            Datatype.Hindexed(new int[] {1, 1}, new int[] {1, 3}, MPI.INT),
            Datatype.Struct(new int[] {2, 1}, new int[] {1, 6}, new Datatype[] {MPI.INT, MPI.UB})
        };
        int[] extents = {2, 4, 4, 5, 3, 6};
        for (int t = 0; t < types.length; t++) {
            types[t].Commit();
            Check.same(types[t].Size(), 2);
            Check.same(types[t].Ub() - types[t].Lb(), types[t].Extent());
            Check.that(types[t].Extent() == extents[t] || t == 5, "extent " + types[t].Extent());
            move(types[t], next, before);
        }
        Datatype objects = Datatype.Vector(2, 1, 2, MPI.OBJECT);
        Object[] in = new Object[5];
        Request receive = MPI.COMM_WORLD.Irecv(in, 1, 1, objects, before, 3);
        MPI.COMM_WORLD.Send(new Object[] {"a", "b", "c"}, 0, 1, objects, next, 3);
        Check.same(receive.Wait().Get_count(MPI.OBJECT), 2);
        Check.same(in, new Object[] {null, "a", null, "c", null});
        mpjbuf.Buffer buffer = new mpjbuf.Buffer(MPI.COMM_WORLD.Pack_size(3, MPI.INT) + 8);
        int position = MPI.COMM_WORLD.Pack(new int[] {1, 2, 3}, 0, 3, MPI.INT, buffer, 0);
        position = MPI.COMM_WORLD.Pack(new double[] {4.5}, 0, 1, MPI.DOUBLE, buffer, position);
        mpjbuf.Buffer other = new mpjbuf.Buffer(mpjbuf.BufferFactory.create(64), 0, 64);
        Request packed = MPI.COMM_WORLD.Irecv(other, 0, 64, MPI.PACKED, before, 4);
        MPI.COMM_WORLD.Send(buffer, 0, position, MPI.PACKED, next, 4);
        packed.Wait();
        int[] ints = new int[3];
        double[] doubles = new double[1];
        position = MPI.COMM_WORLD.Unpack(other, 0, ints, 0, 3, MPI.INT);
        MPI.COMM_WORLD.Unpack(other, position, doubles, 0, 1, MPI.DOUBLE);
        Check.same(ints, new int[] {1, 2, 3});
        Check.same(doubles[0], 4.5);
        packedObjects(next, before);
        Check.same(Check.failing(() -> Datatype.Vector(-1, 1, 1, MPI.INT)), MPI.ERR_COUNT);
        MPI.COMM_WORLD.Barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    /** Objects among packed elements. */
    private static void packedObjects(int next, int before) {
        mpjbuf.RawBuffer raw = mpjbuf.BufferFactory.create(1000);
        mpjbuf.Buffer buffer = new mpjbuf.Buffer(raw, 0, 1000);
        Check.that(buffer.getStaticBuffer() == raw, "raw");
        Object[] objects = {"x", new int[][] {{1}, {2, 3}}, null};
        int position = MPI.COMM_WORLD.Pack(new int[] {7}, 0, 1, MPI.INT, buffer, 0);
        position = MPI.COMM_WORLD.Pack(objects, 1, 2, MPI.OBJECT, buffer, position);
        position = MPI.COMM_WORLD.Pack(new double[] {4.5}, 0, 1, MPI.DOUBLE, buffer, position);
        int[] end = new int[1];
        Request length = MPI.COMM_WORLD.Irecv(end, 0, 1, MPI.INT, before, 5);
        MPI.COMM_WORLD.Send(new int[] {position}, 0, 1, MPI.INT, next, 5);
        length.Wait();
        mpjbuf.Buffer other = new mpjbuf.Buffer(1000);
        Request packed = MPI.COMM_WORLD.Irecv(other, 0, end[0], MPI.PACKED, before, 6);
        MPI.COMM_WORLD.Send(buffer, 0, position, MPI.PACKED, next, 6);
        packed.Wait();
        Object[] come = new Object[3];
        double[] number = new double[1];
        position = MPI.COMM_WORLD.Unpack(other, 4, come, 1, 2, MPI.OBJECT);
        MPI.COMM_WORLD.Unpack(other, position, number, 0, 1, MPI.DOUBLE);
        Check.same(come, new Object[] {null, objects[1], null});
        Check.same(number[0], 4.5);
        Check.same(
                Check.failing(() -> MPI.COMM_WORLD.Pack(objects, 0, 3, MPI.OBJECT, new mpjbuf.Buffer(8), 0)),
                MPI.ERR_TRUNCATE);
        Check.same(
                Check.failing(() ->
                        MPI.COMM_WORLD.Pack(new Object[] {new Object()}, 0, 1, MPI.OBJECT, new mpjbuf.Buffer(800), 0)),
                MPI.ERR_TYPE);
        mpjbuf.BufferFactory.destroy(other.getStaticBuffer());
    }

    private static void move(Datatype type, int next, int before) {
        int[] out = new int[20];
        for (int i = 0; i < out.length; i++) {
            out[i] = i;
        }
        int[] in = new int[20];
        int[] plain = new int[4];
        Request receive = MPI.COMM_WORLD.Irecv(in, 2, 2, type, before, 1);
        Request same = MPI.COMM_WORLD.Irecv(plain, 0, 4, MPI.INT, before, 2);
        MPI.COMM_WORLD.Send(out, 2, 2, type, next, 1);
        MPI.COMM_WORLD.Send(out, 2, 2, type, next, 2);
        mpi.Status status = receive.Wait();
        Check.same(status.Get_count(type), 2);
        Check.same(status.count, 2);
        Check.same(same.Wait().Get_elements(type), 4);
        int moved = 0;
        for (int i = 0; i < in.length; i++) {
            Check.that(in[i] == 0 || in[i] == i, "element " + i + " is " + in[i]);
            moved += in[i] == 0 ? 0 : 1;
        }
        Check.same(moved, 4);
        Check.same(plain[0], 2 + type.Lb());
    }
}
