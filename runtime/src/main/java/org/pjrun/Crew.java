package org.pjrun;

import java.util.List;
import java.util.Optional;
import org.pjrun.internal.comm.CrewImpl;

/**
 * Processes of this host that a program starts itself, each with a link to it that is its own: one may die, and another be hired
 * in its place, while the others go on.
 *
 * <p>The process that makes a crew is rank 0 of the crew's communicator. Each hired process is the next rank, whose number no other has
 * had or will have; {@code Comm.world()} is that communicator there. It holds room for as many as are ever to be hired, so
 * collective operations make no sense on it: messages between two ranks do. What concerns a rank that has ended throws
 * {@link PeerFailedException}, on rank 0 above all a receive from it.
 *
 * <p>Hired processes run on the same JVM as this one and see the same class path, write to the same output and error, read nothing, and
 * end when this process ends, however it does.
 */
public interface Crew extends AutoCloseable {
    /**
     * Prepares a crew; nobody is hired yet.
     *
     * @param atOnce how many are at work at the same time, which share memory and cores of the host
     * @param ever how many may be hired in all
     * @param mainClass what they run
     * @param arguments what that gets
     * @param jvmOptions flags of their JVMs
     */
    static Crew of(int atOnce, int ever, Class<?> mainClass, List<String> arguments, List<String> jvmOptions) {
        return CrewImpl.of(atOnce, ever, mainClass.getName(), arguments, jvmOptions);
    }

    /** The communicator of this process and all that it ever hires. */
    Comm comm();

    /**
     * Starts one more process, and does not wait until it has joined.
     *
     * @return its rank
     * @throws CommException with {@link ErrorClass#SPAWN} if it cannot be started, or as many as may be have been hired
     */
    int hire();

    /** Kills a process at once; nothing happens if it has ended. */
    void kill(int rank);

    /** The number that the system gives a process. */
    long pid(int rank);

    /** In words how a process has ended, to follow its name; empty while it lives. */
    Optional<String> ending(int rank);

    /** Waits a second for the processes to end by themselves, kills those that do not, and leaves the communicator. */
    @Override
    void close();
}
