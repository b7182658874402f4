package mpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pjrun.Communicator;
import org.pjrun.Keyval;

/** What a rank's program has said to {@link MPI} as a whole. */
final class ProcessState {
    /** Number of arguments that MPJ Express puts before the program's own: rank, size, device. */
    static final int PREFIX = 3;

    /** The third of them when pjrun made them; it tells them from arguments of the program. */
    static final String DEVICE = "pjrun";

    static final ProcessState HERE = new ProcessState();

    private static final int FIRST_KEYVAL = 100;

    private final Set<Communicator> communicators = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Thread main;
    private boolean initialized;
    private boolean ended;
    private @Nullable Object attached;
    private final List<Keyval<Object>> keyvals = new ArrayList<>();

    synchronized void initialize(int level) {
        main = Thread.currentThread();
        initialized = true;
        ended = false;
    }

    /** Frees what the program has not freed; programs of this interface seldom do. */
    synchronized void end() {
        ended = true;
        for (Communicator comm : communicators) {
            comm.close();
        }
        communicators.clear();
    }

    /** A communicator has been made; the world and this rank alone are no matter. */
    synchronized void made(Communicator comm) {
        if (!comm.equals(comm.environment().world())
                && !comm.equals(comm.environment().self())) {
            communicators.add(comm);
        }
    }

    synchronized void freed(Communicator comm) {
        communicators.remove(comm);
    }

    /** Whether {@code Init} has been called; it stays so after the end, as in MPI. */
    synchronized boolean initialized() {
        return initialized;
    }

    synchronized boolean ended() {
        return ended;
    }

    synchronized boolean inMainThread() {
        return Thread.currentThread().equals(main);
    }

    synchronized void attach(Object buffer) {
        if (attached != null) {
            throw new MPIException(MPI.ERR_BUFFER, "attach: a buffer is attached already; detach it first");
        }
        attached = buffer;
    }

    synchronized @Nullable Object detach() {
        Object buffer = attached;
        attached = null;
        return buffer;
    }

    /** Makes a key, numbered above those that MPI itself has. */
    synchronized int newKeyval() {
        keyvals.add(Keyval.createDuplicated());
        return FIRST_KEYVAL + keyvals.size() - 1;
    }

    synchronized Keyval<Object> keyval(int number) {
        int index = number - FIRST_KEYVAL;
        if (index < 0 || index >= keyvals.size()) {
            throw new MPIException(MPI.ERR_KEYVAL, "keyval: " + number + " (expected: one of createKeyval)");
        }
        return keyvals.get(index);
    }
}
