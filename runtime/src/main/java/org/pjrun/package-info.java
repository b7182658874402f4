/**
 * Message passing for Java programs: start with {@link org.pjrun.Comm#world()}.
 *
 * <p>Names are MPI's routine names without the prefix; chapters refer to the MPI 4.1 standard. Two lanes are told apart
 * by name: routines whose buffer is an {@code Object} take memory (a primitive array, a
 * {@link java.lang.foreign.MemorySegment} or a {@link java.nio.Buffer}); routines with {@code Object} in their name take
 * any object.
 */
@NullMarked
package org.pjrun;

import org.jspecify.annotations.NullMarked;
