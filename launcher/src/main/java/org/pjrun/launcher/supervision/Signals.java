package org.pjrun.launcher.supervision;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Reacts to signals. The JDK has no supported way to see one. Its unsupported one cannot be named in a build in which
 * every warning is an error, hence reflection.
 */
public final class Signals {
    private Signals() {}

    /** Has something done on each signal of that name, USR1 say; where the JDK has no way to, nothing is. */
    public static void on(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, new InvocationHandler() {
                        @Override
                        public @Nullable Object invoke(Object self, Method method, Object[] arguments) {
                            reaction.run();
                            return null;
                        }
                    });
            Object number = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, number, proxy);
        } catch (ReflectiveOperationException e) {
            // then the signal does what it does by itself
        }
    }
}
