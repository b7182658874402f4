package org.pjrun.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test method on N ranks at once, for every N that is given.
 *
 * <pre>
 *   &#64;RanksTest({1, 2, 3, 8})
 *   void bcast_fromEveryRoot_reachesAll(Comm comm) { … }
 * </pre>
 *
 * <p>The method is called once a rank, by threads that share the instance of the test class; its parameter of type
 * {@link org.pjrun.Comm} is the rank's communicator. What happens when a rank fails or hangs stands at {@link Ranks}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(RanksExtension.class)
public @interface RanksTest {
    /** Numbers of ranks, one run for each. */
    int[] value() default {1, 2, 3, 4, 8};

    /** Limit of time for each run in seconds. */
    int limitSeconds() default 30;
}
