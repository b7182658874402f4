package org.pjrun.internal.diagnosis;

import java.util.List;

/**
 * What a rank was found doing at one moment.
 *
 * @param rank in the world
 * @param state whether it takes part, and has answered
 * @param pid of its process
 * @param blocked calls that wait, of threads and in the background
 * @param threads that do not wait in this library
 * @param unread messages that no receive has taken yet
 * @param pending operations that were started and are neither done nor waited for
 * @param sent frames sent to each rank of the world
 * @param received frames received from each rank of the world
 * @param waitingToSend whether frames wait for room towards a peer
 * @param collectives how far each communicator has come
 * @param recent the last operations, oldest first
 * @param open communicators that the program made and has not freed, each with its line
 */
public record RankSnapshot(
        int rank,
        State state,
        long pid,
        List<BlockedCall> blocked,
        List<LiveThread> threads,
        List<Letter> unread,
        List<Letter> pending,
        List<Long> sent,
        List<Long> received,
        boolean waitingToSend,
        List<Progress> collectives,
        List<Letter> recent,
        List<String> open) {
    private static final int MOST_BYTES = 64 * 1024;

    /** What is known of a rank. */
    public enum State {
        /** It has not joined yet. */
        ABSENT,
        /** It takes part and has said what it does. */
        ANSWERED,
        /** It takes part but does not answer: stopped, in a debugger, or collecting garbage. */
        SILENT,
        /** It has left in good order. */
        LEFT,
        /** Its process has ended. */
        DEAD
    }

    /**
     * How far the collective operations of a communicator have come.
     *
     * @param comm its name
     * @param context of its collectives
     * @param calls collective operations that were begun
     */
    public record Progress(String comm, long context, long calls) {}

    /** A rank of which nothing is known but its state. */
    public static RankSnapshot of(int rank, State state) {
        return new RankSnapshot(
                rank, state, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, List.of(),
                List.of(), List.of());
    }

    /** For the way to another process of the same version. */
    public byte[] bytes() {
        return SnapshotCodec.bytes(this, MOST_BYTES);
    }

    /** Reads what {@link #bytes()} has written. */
    public static RankSnapshot read(byte[] bytes) {
        return SnapshotCodec.read(bytes);
    }

    /** The same with what its threads do. */
    public RankSnapshot withThreads(List<LiveThread> live) {
        return new RankSnapshot(
                rank,
                state,
                pid,
                blocked,
                live,
                unread,
                pending,
                sent,
                received,
                waitingToSend,
                collectives,
                recent,
                open);
    }

    /** Whether anything is there that a rank at its end should not leave. */
    public boolean leavesSomething() {
        return !unread.isEmpty() || !pending.isEmpty() || !open.isEmpty();
    }

    /** Whether it can never do anything any more. */
    public boolean ended() {
        return state == State.LEFT || state == State.DEAD;
    }

    /** Whether it may do something that nobody knows of. */
    public boolean unknown() {
        return state == State.ABSENT || state == State.SILENT;
    }

    /** Whether a thread of its own can go on without anybody's help. */
    public boolean mayMove() {
        return unknown() || threads.stream().anyMatch(LiveThread::mayMove);
    }
}
