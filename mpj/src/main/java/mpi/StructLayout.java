package mpi;

import java.util.ArrayList;
import java.util.List;

/** Lays out a struct, whose bounds may be marked by {@code MPI.LB} and {@code MPI.UB}. */
final class StructLayout {
    private StructLayout() {}

    /** Blocks of any types at displacements in bytes; its extent ends with its last element or where UB is. */
    static Datatype of(int[] blockLengths, int[] displacements, Datatype[] types) {
        List<Integer> parts = new ArrayList<>();
        Integer lower = null;
        Integer upper = null;
        BaseType base = BaseType.NONE;
        for (int i = 0; i < types.length; i++) {
            if (types[i].base == BaseType.LB) {
                lower = lower == null ? displacements[i] : Integer.valueOf(Math.min(lower, displacements[i]));
            } else if (types[i].base == BaseType.UB) {
                upper = upper == null ? displacements[i] : Integer.valueOf(Math.max(upper, displacements[i]));
            } else {
                parts.add(i);
                base = base == BaseType.NONE || base == types[i].base ? types[i].base : BaseType.MIXED;
            }
        }
        int[] lengths = new int[parts.size()];
        long[] places = new long[parts.size()];
        org.pjrun.Datatype[] layouts = new org.pjrun.Datatype[parts.size()];
        for (int p = 0; p < layouts.length; p++) {
            int i = parts.get(p);
            lengths[p] = blockLengths[i];
            places[p] = displacements[i];
            layouts[p] = types[i].layout();
        }
        if (base == BaseType.MIXED && contains(types, BaseType.OBJECT)) {
            throw new MPIException(MPI.ERR_TYPE, "struct: MPI.OBJECT beside other types (expected: alone)");
        }
        org.pjrun.Datatype struct = org.pjrun.Datatype.struct(lengths, places, layouts);
        if (lower == null && upper == null) {
            return Datatype.struct(base, struct);
        }
        long from = lower == null ? struct.lowerBound() : lower;
        long to = upper == null ? struct.lowerBound() + struct.extent() : upper;
        return Datatype.struct(base, org.pjrun.Datatype.resized(struct, from, to - from));
    }

    private static boolean contains(Datatype[] types, BaseType base) {
        for (Datatype type : types) {
            if (type.base == base) {
                return true;
            }
        }
        return false;
    }
}
