package mpi;

import java.nio.ByteBuffer;
import org.pjrun.Op.Kind;

/** MINLOC and MAXLOC of pairs of a value and an {@code int}, which lie in memory of bytes as Open MPI's structs do. */
final class Pairs {
    private Pairs() {}

    /** The operation on pairs of one of the types of {@code MPI.SHORT_INT} and its like. */
    static org.pjrun.Op of(Kind kind, Datatype type) {
        Pair pair = type.pair();
        if (kind != Kind.MINLOC && kind != Kind.MAXLOC || pair == null) {
            throw new MPIException(
                    MPI.ERR_OP, "op: " + kind + " of a struct (expected: MINLOC or MAXLOC of SHORT_INT and its like)");
        }
        int bytes = type.getExtent();
        int sign = kind == Kind.MAXLOC ? 1 : -1;
        return org.pjrun.Op.of(
                (in, inout, count) -> {
                    ByteBuffer left = Memory.ofBytes(in);
                    ByteBuffer right = Memory.ofBytes(inout);
                    for (int at = 0; at < count; at += bytes) {
                        int order = sign * pair.compare(left, right, at);
                        if (order > 0 || order == 0 && pair.index(left, at) < pair.index(right, at)) {
                            right.put(at, left, at, bytes);
                        }
                    }
                },
                true,
                bytes);
    }

    /** How a pair lies in memory. */
    interface Pair {
        /** Compares the values of two pairs. */
        int compare(ByteBuffer left, ByteBuffer right, int at);

        /** The index of a pair. */
        int index(ByteBuffer pairs, int at);
    }
}
