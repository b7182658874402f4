package org.pjrun.internal.bootstrap;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process when the launcher that supervises it is gone: what is left to do where its janitor was killed, too.
 *
 * <p>Looks once a second whether there is still a process of the launcher's number and time of start.
 */
public final class LauncherWatch implements Runnable {
    private static final long LOOK_MILLIS = 1000;

    /** What the state of a process that has ended, but whose parent has not noticed, begins with. */
    private static final String ENDED = "ZX";

    /** Where the time of start stands in the line of a process, counted from the state. */
    private static final int START_FIELD = 19;

    private final long launcher;
    private final Runnable end;

    private LauncherWatch(long launcher, Runnable end) {
        this.launcher = launcher;
        this.end = end;
    }

    /**
     * Starts to watch, where the system tells of processes.
     *
     * @param launcher number of the launcher's process, 0 where there is none
     * @param end what ends this process
     */
    public static void start(long launcher, Runnable end) {
        if (launcher != 0) {
            Thread thread = new Thread(null, new LauncherWatch(launcher, end), "pjrun-launcher-watch", 128 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        String started = start(line(launcher));
        if (started == null) {
            return; // a system that has no such file, or does not show it to us
        }
        try {
            while (started.equals(start(line(launcher)))) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            return; // nobody does, but then there is a reason
        }
        end.run();
    }

    /** When the process of this line was started; null if it has ended. */
    static @Nullable String start(@Nullable String line) {
        // the name of the process stands in brackets and may hold any character
        int state = line == null ? -1 : line.lastIndexOf(')') + 2;
        if (line == null || state < 2 || state >= line.length() || ENDED.indexOf(line.charAt(state)) >= 0) {
            return null;
        }
        String[] fields = line.substring(state).split(" ");
        return fields.length > START_FIELD ? fields[START_FIELD] : null;
    }

    private static @Nullable String line(long pid) {
        try (FileInputStream in = new FileInputStream("/proc/" + pid + "/stat")) {
            return new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }
}
