/**
 * The interface of MPJ Express, mpiJava and Open MPI's Java bindings, over {@link org.pjrun.Comm}, so that programs written for
 * them run unchanged.
 *
 * <p><b>One package, two flavours.</b> MPJ Express (and mpiJava before it) has capital names and offsets,
 * {@code Send(buf, offset, count, datatype, dest, tag)}; Open MPI has {@code send(buf, count, datatype, dest, tag)}, and
 * {@code MPI.slice} for offsets. No method of equal name and parameters differs in its result, so that every class here is
 * both. Numbers are those of MPJ Express, whose compiler has put some of them into compiled programs.
 *
 * <p><b>How it is built.</b> {@link mpi.Datatype} turns (buffer, offset, count) into what Comm takes: plain elements as they
 * are, others as a {@link org.pjrun.View}, and those of {@code MPI.OBJECT} as one serialized array. {@link mpi.Comm} is a
 * pile of classes that the user does not see, each a chapter in one flavour: {@code MessageCalls} (MPJ's messages),
 * {@code MessageNames} (Open MPI's), {@code CollectiveNames} and so on; what both flavours call for collectives is
 * {@code CollectiveCalls}, which hands a {@code Side} for each buffer to {@code Blocking}, {@code Started} or
 * {@code Across}. Nothing here sends, matches or waits by itself.
 *
 * <p><b>Classes that differ by case only</b> ({@code Cartcomm}, {@code CartComm}) are compiled from two source roots into two
 * folders and meet in the jar, since some file systems cannot hold both. {@code MPI.COMM_SELF} is a {@code Comm} for one
 * flavour and an {@code Intracomm} for the other: a second field of this name stands in a superclass of {@code MPI},
 * and the virtual machine finds it by its type.
 *
 * <p><b>Names.</b> Members are named as the two interfaces have it, and each does what MPI says of the routine of its name;
 * where one of the two says something else, or one of them is broken, there is a comment.
 *
 * <p>Statics belong to one rank: with {@code pjrun --threads} each rank has a class loader of its own. All methods may be called
 * by any thread; {@link mpi.MPIException} is unchecked.
 */
@NullMarked
package mpi;

import org.jspecify.annotations.NullMarked;
