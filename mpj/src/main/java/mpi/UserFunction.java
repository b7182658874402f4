package mpi;

import java.nio.ByteBuffer;

/** A reduction of the program's own, as Open MPI has it; a program overrides one of the two methods. */
public abstract class UserFunction {
    public UserFunction() {}

    /** Combines arrays: {@code inOutVec[k] = inVec[k] op inOutVec[k]}; {@code inVec} is of the lower ranks. */
    public void call(Object inVec, Object inOutVec, int count, Datatype datatype) {
        throw new UnsupportedOperationException("a UserFunction overrides one of its two methods call");
    }

    /** Combines elements in buffers of bytes, in native order, as a struct has them. */
    public void call(ByteBuffer in, ByteBuffer inOut, int count, Datatype datatype) {
        throw new UnsupportedOperationException("a UserFunction overrides one of its two methods call");
    }

    /** Whether the program has overridden the method for buffers. */
    final boolean takesBuffers() {
        try {
            return getClass()
                            .getMethod("call", ByteBuffer.class, ByteBuffer.class, int.class, Datatype.class)
                            .getDeclaringClass()
                    != UserFunction.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // it is public and inherited
        }
    }
}
