package org.pjrun.tasks.internal.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a problem.
 *
 * @param problem that is still to be solved, null if it has been divided or solved
 * @param parts of which the results are to be combined, null if it has not been divided
 * @param result null as long as there is none
 */
public record Tree(
        @Nullable Object problem,
        @Nullable List<Tree> parts,
        @Nullable Object result) {}
