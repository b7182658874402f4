package org.pjrun.internal.bootstrap;

/** What a rank's page says of its process. */
public enum RankState {
    /** Nobody has joined as this rank yet. */
    ABSENT,
    /** The rank takes part. */
    JOINED,
    /** The rank has left in good order; what it sent can still be received. */
    LEFT,
    /** The rank's process ended without leaving. */
    DEAD;

    private static final RankState[] ALL = values();

    public static RankState of(int code) {
        return ALL[code];
    }
}
