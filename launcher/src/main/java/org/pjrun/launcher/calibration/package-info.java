/** Measures what messages cost, as a job of two ranks. */
@NullMarked
package org.pjrun.launcher.calibration;

import org.jspecify.annotations.NullMarked;
