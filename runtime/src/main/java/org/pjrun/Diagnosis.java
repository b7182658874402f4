package org.pjrun;

import org.pjrun.internal.comm.SelfPortrait;

/**
 * What this rank does, and what its threads wait for beside messages.
 *
 * <p>pjrun finds out by itself when ranks wait for each other's messages. A library whose threads wait for something else
 * that another rank must do, such as a lock that it holds, declares that here, so that a deadlock in which it takes part is
 * found and explained, too.
 */
public final class Diagnosis {
    private Diagnosis() {}

    /** How many of the ranks that a wait names can end it. */
    public enum Needs {
        /** All of them must do something. */
        ALL,
        /** Any one of them can. */
        ANY
    }

    /** A wait that was declared; closing it says that it is over. */
    @FunctionalInterface
    public interface Wait extends AutoCloseable {
        /** Says that the wait is over. */
        @Override
        void close();
    }

    /**
     * Declares that the calling thread is about to wait for other ranks.
     *
     * <pre>
     *   try (Diagnosis.Wait wait = Diagnosis.waiting(comm, "lock of the index, held by rank 3", Diagnosis.Needs.ALL, 3)) {
     *       lock.awaitTurn();
     *   }
     * </pre>
     *
     * <p>Declare only waits that turn out to be long: a call costs some microseconds.
     *
     * @param what what it waits for, in a few words for a report
     * @param needs whether all of the ranks must do something, or any one of them
     * @param ranks of the communicator; a thread that waits for nobody in particular names those who could end its wait
     * @throws CommException if a rank is not of the communicator
     */
    public static Wait waiting(Comm comm, String what, Needs needs, int... ranks) {
        return SelfPortrait.of(comm).waiting(what, needs == Needs.ALL, ranks);
    }

    /**
     * Says that the calling thread serves a library, and waits for whatever comes: that it waits is nobody's concern, and nobody's hope.
     *
     * <p>What other threads wait for from it they declare, with the ranks that can really end their wait.
     */
    public static void background(Comm comm) {
        SelfPortrait.of(comm).background();
    }

    /**
     * What this rank does at the moment, in text: calls that wait and since when, unread messages, operations that are not
     * complete, communicators that are not freed, and the last operations with the lines that made them.
     */
    public static String snapshot(Comm comm) {
        return SelfPortrait.of(comm).text();
    }
}
