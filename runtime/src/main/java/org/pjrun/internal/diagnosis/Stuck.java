package org.pjrun.internal.diagnosis;

/**
 * A call that can never return.
 *
 * @param rank in the world
 * @param call where it stands
 */
public record Stuck(int rank, BlockedCall call) {}
