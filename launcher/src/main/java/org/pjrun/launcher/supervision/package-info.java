/**
 * Looks after the ranks of a running job and tells how they ended.
 */
@NullMarked
package org.pjrun.launcher.supervision;

import org.jspecify.annotations.NullMarked;
