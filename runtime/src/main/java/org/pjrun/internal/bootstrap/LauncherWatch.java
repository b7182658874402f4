package org.pjrun.internal.bootstrap;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.shared.EventSet;
import org.pjrun.internal.shared.Kernel;

/**
 * Ends this process when the launcher that supervises it is gone: what is left to do where its janitor was killed, too.
 *
 * <p>Looks at the launcher's memory, in a file of {@code /proc} that it keeps open and that belongs to this one process, whoever
 * gets its number later: there is none when it has ended, and no file when its parent has noticed. After the first two seconds,
 * which a short program does not see, it sleeps until the kernel tells of the launcher's end; where the kernel does not, it looks
 * every two seconds.
 */
public final class LauncherWatch implements Runnable {
    private static final long LOOK_MILLIS = 2000;

    /** What is noticed at last if the kernel has told nothing. A wake-up costs a millisecond or three, since its caches are cold. */
    private static final long GUARD_NANOS = 60_000_000_000L;

    private final String memory;
    private final long launcher;
    private final long lookMillis;
    private final Runnable end;
    private volatile @Nullable EventSet sleeping;
    private volatile boolean leaving;

    /**
     * Makes a thread's work.
     *
     * @param memory the file that begins with the launcher's memory in pages
     * @param launcher its process number, 0 if that is not known
     * @param end what ends this process
     */
    LauncherWatch(String memory, long launcher, long lookMillis, Runnable end) {
        this.memory = memory;
        this.launcher = launcher;
        this.lookMillis = lookMillis;
        this.end = end;
    }

    /**
     * Starts to watch, where the system tells of processes.
     *
     * @param launcher number of the launcher's process, 0 where there is none
     * @param end what ends this process
     */
    public static LauncherWatch start(long launcher, Runnable end) {
        LauncherWatch watch = new LauncherWatch("/proc/" + launcher + "/statm", launcher, LOOK_MILLIS, end);
        if (launcher != 0) {
            Thread thread = new Thread(null, watch, "pjrun-launcher-watch", 512 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    /** Keeps the watch from sleeping in the kernel, for which the JVM would wait at its exit; it goes on. */
    public void leaveKernel() {
        leaving = true;
        EventSet set = sleeping;
        if (set != null) {
            set.wake();
        }
    }

    @Override
    public void run() {
        try (RandomAccessFile file = new RandomAccessFile(memory, "r")) {
            if (!lives(file)) {
                return; // a system that does not tell, or a launcher that is not there from the start
            }
            Thread.sleep(lookMillis);
            if (launcher != 0 && Kernel.available()) {
                sleep(file);
            }
            while (lives(file)) {
                Thread.sleep(lookMillis);
            }
        } catch (IOException e) {
            return; // a system that has no such file, or does not show it to us
        } catch (InterruptedException e) {
            return; // nobody does, but then there is a reason
        }
        end.run();
    }

    /** Sleeps while the launcher lives and the kernel would tell of its end, until this process leaves. */
    private void sleep(RandomAccessFile file) {
        int process = Kernel.process(launcher);
        if (process < 0) {
            return;
        }
        try (EventSet set = new EventSet()) {
            set.add(process);
            sleeping = set;
            while (!leaving
                    && lives(file)) { // and so the descriptor is of this process, not of a later one of its number
                set.sleep(GUARD_NANOS);
            }
        } finally {
            Kernel.close(process);
        }
    }

    private static boolean lives(RandomAccessFile file) {
        try {
            file.seek(0);
            return file.read() > '0';
        } catch (IOException e) {
            return false;
        }
    }
}
