package org.pjrun.mpj.chapters;

import java.lang.invoke.MethodHandles;
import mpi.CartParms;
import mpi.Cartcomm;
import mpi.Comm;
import mpi.GraphParms;
import mpi.Graphcomm;
import mpi.Group;
import mpi.Intercomm;
import mpi.Intracomm;
import mpi.MPI;
import mpi.ShiftParms;
import org.pjrun.mpj.Check;

/** Chapters 7 and 8: groups, communicators, intercommunicators, grids, graphs, attributes; and chapter 9. */
public final class ExpressCommunicators {
    private ExpressCommunicators() {}

    public static void main(String[] args) {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.Rank();
        int size = MPI.COMM_WORLD.Size();
        int next = (me + 1) % size;
        int before = (me + size - 1) % size;
        Group world = MPI.COMM_WORLD.Group();
        Group first = world.Incl(new int[] {0});
        Group rest = world.Excl(new int[] {0});
        Check.same(Group.Union(first, rest).Size(), size);
        Check.same(Group.Intersection(first, rest).Size(), 0);
        Check.same(Group.Difference(world, first).Size(), size - 1);
        Check.same(Group.Compare(world, Group.Union(first, rest)), MPI.IDENT);
        Check.same(Group.Compare(first, rest), MPI.UNEQUAL);
        Check.same(first.Rank(), me == 0 ? 0 : MPI.UNDEFINED);
        Check.same(
                Group.Translate_ranks(world, new int[] {0, MPI.PROC_NULL}, rest),
                new int[] {MPI.UNDEFINED, MPI.PROC_NULL});
        Check.same(world.Range_incl(new int[][] {{size - 1, 0, -1}}).Rank(), size - 1 - me);
        Check.same(world.Range_excl(new int[][] {{0, size - 1, 1}}).Size(), 0);
        Check.same(MPI.GROUP_EMPTY.Size(), 0);
        Comm dup = MPI.COMM_WORLD.clone();
        Check.same(Comm.Compare(MPI.COMM_WORLD, dup), MPI.CONGRUENT);
        Check.same(Comm.Compare(MPI.COMM_WORLD, MPI.COMM_WORLD), MPI.IDENT);
        dup.Free();
        Intracomm alone = MPI.COMM_WORLD.Create(first);
        Check.same(alone == null, me != 0);
        Intracomm backwards = MPI.COMM_WORLD.Split(0, -me);
        Check.same(backwards.Rank(), size - 1 - me);
        Check.same(Intracomm.Compare(backwards, MPI.COMM_WORLD), size == 1 ? MPI.CONGRUENT : MPI.SIMILAR);
        Check.same(MPI.COMM_WORLD.Split(me == 0 ? 1 : MPI.UNDEFINED, 0) == null, me != 0);
        Check.same(MPI.COMM_SELF.Size(), 1);
        Check.same(MPI.COMM_WORLD.Topo_test(), MPI.UNDEFINED);
        Check.that(!MPI.COMM_WORLD.Test_inter(), "intra");
        Check.that((Integer) MPI.COMM_WORLD.Attr_get(MPI.TAG_UB) > 32000, "TAG_UB");
        Comm self = MPI.COMM_SELF; // as MPJ Express declares it
        Check.same(self.Size(), 1);
        bothFieldsAreThere();
        int keyval = Comm.createKeyval();
        MPI.COMM_WORLD.setAttr(keyval, "mine");
        Check.same(MPI.COMM_WORLD.Attr_get(keyval), "mine");
        MPI.COMM_WORLD.Attr_delete(keyval);
        Check.that(MPI.COMM_WORLD.Attr_get(keyval) == null, "deleted");
        grid(me, size);
        graph(me, size);
        if (size > 1) {
            between(me, size);
        }
        Check.that(MPI.Initialized() && MPI.isMainThread(), "initialized");
        Check.same(MPI.queryThread(), MPI.THREAD_MULTIPLE);
        Check.that(!MPI.Get_processor_name().isEmpty() && MPI.Wtime() > 0 && MPI.Wtick() > 0, "environment");
        MPI.Errorhandler_set(MPI.Errorhandler_get());
        MPI.COMM_WORLD.Barrier();
        MPI.Finalize();
        System.out.println("done");
    }

    /** A compiled program names the field with its type, which differs between the two interfaces. */
    private static void bothFieldsAreThere() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Object one =
                    lookup.findStaticGetter(MPI.class, "COMM_SELF", Comm.class).invoke();
            Object other = lookup.findStaticGetter(MPI.class, "COMM_SELF", Intracomm.class)
                    .invoke();
            Check.that(one == other, "one COMM_SELF");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void grid(int me, int size) {
        int[] dims = {0, 0};
        Cartcomm.Dims_create(size, dims);
        Check.same(dims[0] * dims[1], size);
        Cartcomm grid = MPI.COMM_WORLD.Create_cart(dims, new boolean[] {false, true}, false);
        CartParms parms = grid.Get();
        Check.same(parms.dims, dims);
        Check.same(parms.periods, new boolean[] {false, true});
        Check.same(grid.Rank(parms.coords), grid.Rank());
        Check.same(grid.Coords(grid.Rank()), parms.coords);
        ShiftParms edge = grid.Shift(0, 1);
        Check.same(edge.rank_dest == MPI.PROC_NULL, parms.coords[0] == dims[0] - 1);
        Check.same(edge.rank_source == MPI.PROC_NULL, parms.coords[0] == 0);
        Cartcomm row = grid.Sub(new boolean[] {false, true});
        Check.same(row.Size(), dims[1]);
        Check.same(grid.Topo_test(), MPI.CART);
        Check.same(grid.Map(new int[] {1}, new boolean[] {false}), me == 0 ? 0 : MPI.UNDEFINED);
        Check.same(grid.clone().Size(), size);
    }

    private static void graph(int me, int size) {
        int[] index = new int[size];
        int[] edges = new int[size];
        for (int r = 0; r < size; r++) {
            index[r] = r + 1;
            edges[r] = (r + 1) % size;
        }
        Graphcomm graph = MPI.COMM_WORLD.Create_graph(index, edges, false);
        Check.same(new GraphParms().edges.length, 0);
        GraphParms parms = graph.Get();
        Check.same(parms.index, index);
        Check.same(parms.edges, edges);
        Check.same(graph.Neighbours(me), new int[] {(me + 1) % size});
        Check.same(graph.Topo_test(), MPI.GRAPH);
        Check.same(graph.Map(index, edges), me);
    }

    private static void between(int me, int size) {
        Intracomm half = MPI.COMM_WORLD.Split(me % 2, me);
        Intercomm others = MPI.COMM_WORLD.Create_intercomm(half, 0, 1 - me % 2, 4);
        Check.that(others.Test_inter(), "inter");
        Check.same(others.Remote_size() + others.Size(), size);
        Check.same(others.Remote_group().Size(), others.Remote_size());
        Intracomm merged = others.Merge(me % 2 == 1);
        Check.same(merged.Size(), size);
        Check.same(merged.Rank() < (size + 1) / 2, me % 2 == 0);
        if (half.Rank() == 0) {
            int[] theirs = new int[1];
            others.Sendrecv(new int[] {me}, 0, 1, MPI.INT, 0, 1, theirs, 0, 1, MPI.INT, 0, 1);
            Check.same(theirs[0], 1 - me);
        }
    }
}
