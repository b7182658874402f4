package org.pjrun.launcher.threads;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Finds and calls a main method as the JVM does: static or not, with or without arguments (JLS 12.1.4). */
final class MainMethod {
    private MainMethod() {}

    /** Runs the class's main method; what that throws, this throws. */
    static void run(Class<?> type, String[] arguments) throws Throwable {
        Method main = find(type, String[].class);
        if (main == null) {
            main = find(type);
        }
        if (main == null) {
            throw new NoSuchMethodException("no main method found in class " + type.getName());
        }
        main.setAccessible(true);
        try {
            Object instance = Modifier.isStatic(main.getModifiers()) ? null : instance(type);
            if (main.getParameterCount() == 0) {
                main.invoke(instance);
            } else {
                main.invoke(instance, (Object) arguments);
            }
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            try {
                Method method = each.getDeclaredMethod("main", parameters);
                if (!Modifier.isPrivate(method.getModifiers()) && method.getReturnType() == void.class) {
                    return method;
                }
            } catch (NoSuchMethodException e) {
                // perhaps its superclass has one
            }
        }
        return null;
    }
}
