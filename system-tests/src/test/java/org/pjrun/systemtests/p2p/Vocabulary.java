package org.pjrun.systemtests.p2p;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.pjrun.CartComm;
import org.pjrun.Comm;
import org.pjrun.Comparison;
import org.pjrun.DistGraphComm;
import org.pjrun.Group;
import org.pjrun.InterCollectives;
import org.pjrun.InterComm;
import org.pjrun.Keyval;
import org.pjrun.Op;
import org.pjrun.SplitType;

/** Groups, communicators, attributes, intercommunicators, topologies and environment of a world (MPI 4.1 chapters 7 to 9). */
public final class Vocabulary {
    private static final int ROUNDS = 3;

    private final Comm world;
    private final int rank;
    private final int size;

    private Vocabulary(Comm world) {
        this.world = world;
        this.rank = world.rank();
        this.size = world.size();
    }

    /** Runs as one rank. */
    public static void main(String[] arguments) {
        try {
            check(Comm.world());
            System.out.println("checked");
        } catch (RuntimeException | AssertionError e) {
            System.out.println(e);
            System.exit(3);
        }
    }

    /** Checks every chapter on this rank; all ranks call it. */
    static void check(Comm world) {
        Vocabulary vocabulary = new Vocabulary(world);
        for (int round = 0; round < ROUNDS; round++) {
            vocabulary.groups();
            vocabulary.communicators();
            vocabulary.byPlace();
            vocabulary.attributes();
            vocabulary.intercommunicators();
            vocabulary.grids();
            vocabulary.graphs();
            vocabulary.environment();
        }
        world.barrier();
    }

    private static void same(String what, Object found, Object expected) {
        if (!Objects.deepEquals(found, expected)) {
            throw new AssertionError(what + ": " + found + " (expected: " + expected + ")");
        }
    }

    private List<Integer> ranks(IntStream numbers) {
        return numbers.boxed().toList();
    }

    private void groups() {
        Group all = world.group();
        Group odd = size > 1 ? all.rangeIncl(new int[] {1, size - 1, 2}) : Group.empty();
        Group even = all.difference(odd);
        same("sizes", odd.size() + even.size(), size);
        same("union", even.union(odd).compare(all), size < 3 ? Comparison.IDENT : Comparison.SIMILAR);
        same("intersection", even.intersection(odd).size(), 0);
        same("translated", even.translateRank(even.size() - 1, all), (size - 1) / 2 * 2);
    }

    private void communicators() {
        try (Comm dup = world.dup();
                Comm later = world.idup().waitForObject();
                Comm halves = world.split(rank % 2, -rank)) {
            same("dup", dup.compare(world), Comparison.CONGRUENT);
            same("idup", later.allreduce(rank, Op.SUM), size * (size - 1) / 2);
            List<Integer> mine =
                    ranks(IntStream.range(0, size).map(i -> size - 1 - i).filter(i -> i % 2 == rank % 2));
            same("split", halves.allgatherObject(rank), mine);
            int next = (rank + 1) % size;
            dup.isend(new int[] {1}, next, 0);
            later.isend(new int[] {2}, next, 0);
            same("idup's message", later.recvInt(Comm.ANY_SOURCE, Comm.ANY_TAG), 2);
            same("dup's message", dup.recvInt(Comm.ANY_SOURCE, Comm.ANY_TAG), 1);
        }
        Group first = world.group().incl(IntStream.range(0, (size + 1) / 2).toArray());
        try (Comm part = world.create(first)) {
            same("create", part.isNull(), rank >= (size + 1) / 2);
        }
        if (rank < (size + 1) / 2) {
            try (Comm part = world.createGroup(first, 9);
                    Comm orphan = Comm.createFromGroup(first, "org.pjrun.test")) {
                same("createGroup", part.allreduce(1, Op.SUM), first.size());
                same("createFromGroup", orphan.compare(part), Comparison.CONGRUENT);
            }
        }
    }

    private void byPlace() {
        try (Comm host = world.splitType(SplitType.SHARED)) {
            same("shared", host.size(), world.environment().localSize());
            same("its rank", host.rank(), world.environment().localRank());
        }
        for (SplitType type : List.of(SplitType.NUMA, SplitType.SOCKET)) {
            try (Comm part = world.splitType(type)) {
                same(
                        type.toString(),
                        part.isNull() || part.size() <= world.environment().localSize(),
                        true);
            }
        }
    }

    private void attributes() {
        Keyval<String> kept = Keyval.createDuplicated();
        try (Comm made = world.dup()) {
            made.setName("vocabulary");
            made.setAttr(kept, "of " + rank);
            try (Comm dup = made.dup()) {
                same("attribute", dup.attr(kept).orElse("none"), "of " + rank);
                same("name", dup.name(), "vocabulary/dup");
            }
        }
    }

    private void intercommunicators() {
        if (size == 1) {
            return;
        }
        int cut = (size + 1) / 2;
        boolean below = rank < cut;
        int base = below ? cut : 0;
        try (Comm half = world.split(below ? 0 : 1, 0);
                InterComm inter = half.intercommCreate(0, world, base, 5);
                Comm merged = inter.merge(!below)) {
            same("merge", merged.rank(), rank);
            same("sizes", inter.size() + inter.remoteSize(), size);
            List<Integer> theirs = ranks(IntStream.range(base, base + inter.remoteSize()));
            same("allgatherObject", inter.allgatherObject(rank), theirs);
            int[] sum = new int[1];
            inter.allreduce(new int[] {rank}, sum, Op.SUM);
            same("allreduce", sum[0], theirs.stream().mapToInt(i -> i).sum());
            int root = !below ? 0 : rank == 0 ? InterCollectives.ROOT : Comm.PROC_NULL;
            int[] told = {rank == 0 ? 77 : below ? -1 : 0};
            inter.bcast(told, root);
            same("bcast", told[0], rank == 0 || !below ? 77 : -1);
            if (half.rank() < Math.min(cut, size - cut)) {
                int[] got = new int[1];
                inter.sendrecv(new int[] {rank}, half.rank(), 1, got, half.rank(), 1);
                same("sendrecv", got[0], base + half.rank());
            }
        }
    }

    private void grids() {
        int[] dims = CartComm.dimsCreate(size, new int[2]);
        try (CartComm cart = world.cartCreate(dims, new boolean[] {true, false}, true)) {
            same("coords", cart.rank(cart.coords()), cart.rank());
            CartComm.Shift shift = cart.shift(0, 1);
            int[] got = new int[1];
            cart.sendrecv(new int[] {cart.rank()}, shift.dest(), 0, got, shift.source(), 0);
            same("shift", got[0], shift.source());
            int[] around = new int[4];
            Arrays.fill(around, -1);
            cart.neighborAllgather(new int[] {cart.rank()}, around);
            same("left", around[0], shift.source());
            same("right", around[1], shift.dest());
            try (CartComm row = cart.sub(false, true)) {
                same("sub", row.size(), dims[1]);
            }
        }
    }

    private void graphs() {
        int next = (rank + 1) % size;
        int before = (rank + size - 1) % size;
        try (DistGraphComm ring =
                world.distGraphCreate(new int[] {rank}, new int[] {1}, new int[] {next}, new int[] {rank}, false)) {
            same("sources", ring.sources(), new int[] {before});
            same("weights", ring.sourceWeights(), new int[] {before});
            int[] got = new int[1];
            ring.ineighborAlltoall(new int[] {rank}, got).waitFor();
            same("ineighborAlltoall", got[0], before);
        }
    }

    private void environment() {
        same("world", world.environment().world().size(), size);
        same("universe", world.environment().universeSize() >= size, true);
        same("self", world.environment().self().allreduce(rank, Op.SUM), rank);
    }
}
