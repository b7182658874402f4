/**
 * Small programs that show what pjrun is for.
 */
@NullMarked
package org.pjrun.samples;

import org.jspecify.annotations.NullMarked;
