/**
 * What may be written on pjrun's command line, and what was.
 */
@NullMarked
package org.pjrun.launcher.options;

import org.jspecify.annotations.NullMarked;
