package org.pjrun.launcher.threads;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.ThreadRank;

/** A rank that is a thread: runs the program in classes of its own, and ends without ending the others. */
final class RankThread implements Runnable, RankRuntime {
    /** What a host must know of its ranks. */
    interface Host {
        /** A rank has ended and its hooks have run; thrown is what its main thread ended by. */
        void rankEnded(RankThread rank, int status, @Nullable Throwable thrown);
    }

    private final int rank;
    private final HostedJob job;
    private final RankLoader loader;
    private final RankGroup group;
    private final Host host;
    private final Set<Thread> hooks = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean ending;

    RankThread(int rank, HostedJob job, RankLoader loader, RankGroup group, Host host) {
        this.rank = rank;
        this.job = job;
        this.loader = loader;
        this.group = group;
        this.host = host;
        loader.bind(this);
    }

    int rank() {
        return rank;
    }

    void start() {
        Thread thread = new Thread(group, this, "rank-" + rank);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    @Override
    public void run() {
        Throwable thrown = null;
        try {
            enter();
            Class<?> main = Class.forName(job.mainClass(), false, loader);
            MainMethod.run(main, job.arguments(rank));
        } catch (Throwable e) {
            // the top of a rank: like the JVM, tell and go on to the end
            thrown = e;
            group.uncaughtException(Thread.currentThread(), e);
        }
        try {
            group.awaitOthers();
        } catch (InterruptedException e) {
            // the program interrupted its own main thread after that had ended; then the rank ends now
        }
        end(thrown == null ? 0 : 1, thrown);
    }

    /** Tells the classes of this rank's loader who they are. */
    private void enter() throws ReflectiveOperationException {
        try {
            loader.loadClass(ThreadRank.class.getName())
                    .getMethod("enter", MemorySegment.class, String.class, int.class, int.class, int.class)
                    .invoke(null, job.hub(), job.name(), rank, job.size(), job.cores());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("rank " + rank + " cannot enter the job", e.getTargetException());
        }
    }

    /** What the program's {@code System.exit} does: ends the rank; the calling thread never returns to the program. */
    @Override
    public void exit(int status) {
        end(status & 0xff, null);
        while (true) {
            LockSupport.park(this);
        }
    }

    private void end(int status, @Nullable Throwable thrown) {
        synchronized (hooks) {
            if (ending) {
                return;
            }
            ending = true;
        }
        runHooks();
        group.out().end();
        group.err().end();
        host.rankEnded(this, status, thrown);
    }

    @Override
    public void addHook(Thread hook) {
        synchronized (hooks) {
            if (ending) {
                throw new IllegalStateException("Shutdown in progress");
            }
            hooks.add(hook);
        }
    }

    @Override
    public boolean removeHook(Thread hook) {
        synchronized (hooks) {
            return hooks.remove(hook);
        }
    }

    /** Runs the rank's shutdown hooks, all at once as the JVM does. */
    void runHooks() {
        List<Thread> due;
        synchronized (hooks) {
            ending = true;
            due = List.copyOf(hooks);
            hooks.clear();
        }
        for (Thread hook : due) {
            hook.start();
        }
        for (Thread hook : due) {
            try {
                hook.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
