/**
 * The only place that writes to pjrun's own standard streams; lines of different ranks never mix there.
 */
@NullMarked
package org.pjrun.launcher.console;

import org.jspecify.annotations.NullMarked;
