/** pjrun with real processes. */
@NullMarked
package org.pjrun.systemtests.launcher;

import org.jspecify.annotations.NullMarked;
