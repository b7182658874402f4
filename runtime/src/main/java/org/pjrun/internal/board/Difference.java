package org.pjrun.internal.board;

/**
 * A call that two members of a board have not called alike.
 *
 * @param number of the call
 * @param own word of this rank's call
 * @param theirs word of the other's
 */
public record Difference(int number, long own, long theirs) {}
