/** Pools of real processes. */
@NullMarked
package org.pjrun.systemtests.tasks;

import org.jspecify.annotations.NullMarked;
