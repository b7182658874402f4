package mpi;

/** A reduction of the program's own, as MPJ Express has it. */
public abstract class User_function {
    public User_function() {}

    /**
     * Combines: {@code inoutvec[k] = invec[k] op inoutvec[k]}; {@code invec} is of the lower ranks.
     *
     * @param count how many of the datatype; elements of one with gaps come without them, and as their basic type
     */
    public abstract void Call(
            Object invec, int inoffset, Object inoutvec, int inoutoffset, int count, Datatype datatype);
}
