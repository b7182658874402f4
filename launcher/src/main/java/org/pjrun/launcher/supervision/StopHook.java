package org.pjrun.launcher.supervision;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C, TERM and HUP: a shutdown hook, because the JVM then sets the exit status that people expect
 * (130, 143, 129) by itself.
 */
public final class StopHook extends Thread {
    private static final long PATIENCE_MILLIS = 3000;

    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable Supervisor supervisor;
    private volatile boolean stopped;

    /** A hook; it does nothing once {@link #done} was called. */
    public StopHook() {
        super("stop");
    }

    /** Names the supervisor of the job that has started. */
    public synchronized void watch(Supervisor running) {
        supervisor = running;
        if (stopped) {
            running.stop();
        }
    }

    /** Says that everything has ended and is cleaned up. */
    public void done() {
        done.countDown();
    }

    /** Whether pjrun was told to stop. */
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void run() {
        stopped = true;
        if (done.getCount() == 0) {
            return;
        }
        Supervisor running;
        synchronized (this) {
            running = supervisor;
        }
        if (running != null) {
            running.stop();
            killOnSecondInterrupt(running);
        }
        try {
            // past that time the JVM halts, and the janitor cleans up
            boolean ended = done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!ended && running != null) {
                running.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The JDK has no supported way to see a signal while it shuts down. Its unsupported one cannot be named in a build
     * in which every warning is an error, hence reflection; where it is missing, a second Ctrl-C just does not hurry.
     */
    private static void killOnSecondInterrupt(Supervisor running) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    StopHook.class.getClassLoader(), new Class<?>[] {handler}, new InvocationHandler() {
                        @Override
                        public @Nullable Object invoke(Object self, Method method, Object[] arguments) {
                            running.kill();
                            return null;
                        }
                    });
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, proxy);
        } catch (ReflectiveOperationException e) {
            // then the second that KILL waits for has to pass
        }
    }
}
