/** Runs the schedules of collective operations. */
@NullMarked
package org.pjrun.internal.collective;

import org.jspecify.annotations.NullMarked;
