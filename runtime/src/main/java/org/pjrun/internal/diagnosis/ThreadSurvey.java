package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the threads of a rank that do not wait in this library, and says which of them can go on by themselves.
 *
 * <p>Runnable ones can, in native code too, and those that sleep or wait for a time. One that waits for ever needs another
 * thread, which is then in this list itself or waits in this library. What the JVM and this library do for
 * themselves does not count, nor do idle workers of the JDK's pools, which only a task could move.
 */
public final class ThreadSurvey {
    private static final int MOST_FRAMES = 32;
    private static final int MOST_LINES_OF_JDK = 12;
    private static final String OWN = "pjrun-";
    private static final Set<String> OWN_THAT_COUNT = Set.of("pjrun-rank-", "pjrun-leave");
    private static final Set<String> SYSTEM_GROUPS = Set.of("system", "InnocuousThreadGroup");
    private static final Set<String> NO_PROGRAM = Set.of("DestroyJavaVM", "Common-Cleaner");
    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private ThreadSurvey() {}

    /**
     * Looks at all threads.
     *
     * @param stacks of all threads of the process, from not long ago
     * @param waiting threads that wait in this library
     * @param group threads of the rank where it shares its process with others, null where all are
     */
    public static List<LiveThread> survey(
            Map<Thread, StackTraceElement[]> stacks, Set<Thread> waiting, @Nullable ThreadGroup group) {
        List<LiveThread> found = new ArrayList<>();
        for (Map.Entry<Thread, StackTraceElement[]> entry : stacks.entrySet()) {
            Thread thread = entry.getKey();
            StackTraceElement[] stack = entry.getValue();
            if (waiting.contains(thread) || own(thread.getName()) || stack.length == 0) {
                continue;
            }
            boolean shared = shared(thread);
            if (counts(thread, stack) && (group == null || shared || within(thread, group))) {
                LiveThread live = live(thread, stack);
                if (!shared || live.mayMove()) {
                    found.add(live); // helpers of the JDK that have nothing to do are nobody's
                }
            }
        }
        return found;
    }

    private static LiveThread live(Thread thread, StackTraceElement[] stack) {
        Thread.State state = thread.getState();
        boolean mayMove = switch (state) {
            case WAITING -> waitsForProcess(stack);
            case BLOCKED -> false;
            case NEW, TERMINATED -> false;
            case RUNNABLE -> !waitsForWaiters(stack);
            case TIMED_WAITING -> !idleWorker(stack);
        };
        List<String> frames = new ArrayList<>();
        String line = "";
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (line.isEmpty() && !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                line = frame.getFileName() + ":" + frame.getLineNumber();
            }
            if (frames.size() < MOST_FRAMES) {
                frames.add(name + "." + frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber()
                        + ")");
            }
        }
        return new LiveThread(
                thread.getName(), state.toString(), line, mayMove || mounted(thread, stack), thread.isDaemon(), frames);
    }

    /** Whether a thread could do something for the program, now or later. */
    private static boolean counts(Thread thread, StackTraceElement[] stack) {
        ThreadGroup group = thread.getThreadGroup();
        if (NO_PROGRAM.contains(thread.getName()) || group == null) {
            return false;
        }
        if (SYSTEM_GROUPS.contains(group.getName())) {
            return reaps(stack) || shared(thread);
        }
        return true;
    }

    /** Whether the thread waits for the end of a child process, for which the program may wait. */
    private static boolean reaps(StackTraceElement[] stack) {
        return stack[0].getMethodName().equals("waitForProcessExit0");
    }

    /** Whether the thread waits in the JVM for virtual threads that get a monitor, of which there are none. */
    private static boolean waitsForWaiters(StackTraceElement[] stack) {
        return stack[0].getMethodName().equals("takeVirtualThreadListToUnblock");
    }

    /** Whether the thread waits for a child process, which ends by itself. */
    private static boolean waitsForProcess(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(stack.length, MOST_LINES_OF_JDK); i++) {
            if (stack[i].getClassName().equals("java.lang.ProcessImpl")
                    && stack[i].getMethodName().equals("waitFor")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread carries virtual threads, wakes them, or works for the common pool, all for any rank. */
    private static boolean shared(Thread thread) {
        String name = thread.getName();
        return thread.getClass().getName().equals(CARRIER)
                || name.startsWith("VirtualThread-")
                || name.endsWith("-Poller")
                || name.contains("delayScheduler")
                || name.startsWith("ForkJoinPool");
    }

    /** Whether a virtual thread runs on this carrier, whose own state is then that of one who waits. */
    private static boolean mounted(Thread thread, StackTraceElement[] stack) {
        if (!thread.getClass().getName().equals(CARRIER)) {
            return false;
        }
        for (StackTraceElement frame : stack) {
            if (frame.getMethodName().equals("runContinuation")) {
                return true;
            }
        }
        return false;
    }

    private static boolean idleWorker(StackTraceElement[] stack) {
        for (int i = 0; i < Math.min(stack.length, MOST_LINES_OF_JDK); i++) {
            String method = stack[i].getMethodName();
            String type = stack[i].getClassName();
            if (type.endsWith("DelayedWorkQueue")) {
                return false; // a task is due at some time
            }
            if (method.equals("awaitWork") && type.equals("java.util.concurrent.ForkJoinPool")
                    || method.equals("getTask") && type.equals("java.util.concurrent.ThreadPoolExecutor")) {
                return true;
            }
        }
        return false;
    }

    private static boolean own(String name) {
        return name.startsWith(OWN) && OWN_THAT_COUNT.stream().noneMatch(name::startsWith);
    }

    private static boolean within(Thread thread, ThreadGroup group) {
        for (ThreadGroup g = thread.getThreadGroup(); g != null; g = g.getParent()) {
            if (g.equals(group)) {
                return true;
            }
        }
        return false;
    }
}
