package org.pjrun.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.pjrun.Comm;

/** Calls a test method once a rank, in place of JUnit's one call. */
record RanksInvocation(int size, int limitSeconds)
        implements TestTemplateInvocationContext, InvocationInterceptor, ParameterResolver {
    @Override
    public String getDisplayName(int invocationIndex) {
        return size == 1 ? "1 rank" : size + " ranks";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Comm.class;
    }

    /** Nothing yet: each rank gets its own. */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return null;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        invocation.skip();
        Object instance = context.getRequiredTestInstance();
        Method test = method.getExecutable();
        test.setAccessible(true);
        List<@Nullable Object> arguments = method.getArguments();
        Ranks.of(size)
                .limit(Duration.ofSeconds(limitSeconds))
                .run(comm -> call(test, instance, argumentsOf(test, arguments, comm)));
    }

    private static @Nullable Object[] argumentsOf(Method test, List<@Nullable Object> resolved, Comm comm) {
        @Nullable Object[] arguments = resolved.toArray();
        Class<?>[] types = test.getParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            if (types[i] == Comm.class) {
                arguments[i] = comm;
            }
        }
        return arguments;
    }

    private static void call(Method test, Object instance, @Nullable Object[] arguments) throws Exception {
        try {
            test.invoke(instance, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case null, default -> throw e;
            }
        }
    }
}
