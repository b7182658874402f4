package mpi;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation of a reduction: a built-in one, or one of the program's own. */
public final class Op implements Freeable {
    /** What stands behind a built-in operation; null for one of the program's own. */
    private final org.pjrun.@Nullable Op builtIn;

    private final @Nullable Combination user;
    private final boolean commutes;
    private @Nullable Datatype last;
    private org.pjrun.@Nullable Op lastMade;
    private boolean freed;

    /** A function over arrays or bytes of a datatype. */
    @FunctionalInterface
    private interface Combination {
        void combine(Object in, Object inout, int count, Datatype type);
    }

    Op(org.pjrun.Op builtIn) {
        this.builtIn = builtIn;
        this.user = null;
        this.commutes = builtIn.commutative();
    }

    /** As MPJ Express has it. */
    public Op(User_function function, boolean commute) {
        Objects.requireNonNull(function, "function");
        this.builtIn = null;
        this.user = (in, inout, count, type) -> function.Call(in, 0, inout, 0, count, type);
        this.commutes = commute;
    }

    /** As MPJ Express has it; the code means nothing. */
    public Op(User_function function, boolean commute, int opCode_) {
        this(function, commute);
    }

    /** As Open MPI has it. */
    public Op(UserFunction function, boolean commute) {
        boolean buffers = function.takesBuffers();
        this.builtIn = null;
        this.user = (in, inout, count, type) -> {
            if (buffers) {
                overBuffers(function, in, inout, count, type);
            } else {
                function.call(in, inout, count, type);
            }
        };
        this.commutes = commute;
    }

    private static void overBuffers(UserFunction function, Object in, Object inout, int count, Datatype type) {
        if (in instanceof byte[] left && inout instanceof byte[] right) {
            function.call(Memory.ofBytes(left), Memory.ofBytes(right), count, type);
            return;
        }
        int bytes = Math.multiplyExact(count, type.getSize());
        ByteBuffer left = Memory.bytes(bytes, 1);
        ByteBuffer right = Memory.bytes(bytes, 1);
        type.on(in, 0, count).pack(left, 0);
        type.on(inout, 0, count).pack(right, 0);
        function.call(left, right, count, type);
        type.on(inout, 0, count).unpack(right.clear(), 0);
    }

    /** What Comm is given to reduce elements of a datatype. */
    org.pjrun.Op of(Datatype type) {
        org.pjrun.Op plain = builtIn;
        return plain != null && !type.isMixed() ? plain : made(plain, type);
    }

    private synchronized org.pjrun.Op made(org.pjrun.@Nullable Op plain, Datatype type) {
        if (freed) {
            throw new MPIException(MPI.ERR_OP, "op: has been freed");
        }
        org.pjrun.Op made = lastMade;
        if (made == null || !type.equals(last)) {
            made = plain == null ? own(type) : Pairs.of(plain.kind(), type);
            last = type;
            lastMade = made;
        }
        return made;
    }

    /** Counts of Comm are elements, those of the function datatypes: structs are units of bytes. */
    private org.pjrun.Op own(Datatype type) {
        Combination function = Objects.requireNonNull(user);
        int unit = type.unit();
        Datatype told = type.toldInReductions();
        return org.pjrun.Op.of((in, inout, count) -> function.combine(in, inout, count / unit, told), commutes, unit);
    }

    /** Combines objects one array with another; the result is a new array. */
    @Nullable
    Object[] combine(@Nullable Object[] in, @Nullable Object[] inout, Datatype type) {
        if (user == null) {
            throw new MPIException(
                    MPI.ERR_OP, "op: " + builtIn + " of MPI.OBJECT (expected: an operation of the program's own)");
        }
        @Nullable Object[] result = inout.clone();
        user.combine(in, result, result.length, type);
        return result;
    }

    public boolean isCommutative() {
        return commutes;
    }

    public boolean isNull() {
        return freed;
    }

    @Override
    public void free() {
        if (builtIn != null) {
            throw new MPIException(MPI.ERR_OP, "free: op: " + builtIn + " (expected: one of the program's own)");
        }
        freed = true;
    }

    @Deprecated
    @Override
    @SuppressWarnings({"removal", "Finalize"}) // MPJ Express has it; empty, so that the virtual machine passes over it
    public void finalize() {}
}
