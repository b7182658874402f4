/** Small wrong programs, and correct ones that look like them: what diagnosis is measured by. */
@NullMarked
package org.pjrun.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
