/** {@code scripts/bench}: measures pjrun and, in the same minutes, C programs of the same loops. */
@NullMarked
package org.pjrun.benchmarks;

import org.jspecify.annotations.NullMarked;
