/** Watches whether a job still moves, and says why it does not. */
@NullMarked
package org.pjrun.launcher.diagnosis;

import org.jspecify.annotations.NullMarked;
