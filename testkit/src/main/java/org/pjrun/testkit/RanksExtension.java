package org.pjrun.testkit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes one invocation for every number of ranks of a {@link RanksTest}. */
final class RanksExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), RanksTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        RanksTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), RanksTest.class)
                .orElseThrow();
        return Arrays.stream(test.value()).mapToObj(size -> new RanksInvocation(size, test.limitSeconds()));
    }
}
