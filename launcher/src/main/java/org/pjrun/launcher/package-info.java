/**
 * The launcher: plans a job of ranks, starts it, looks after it and tells how it ended.
 */
@NullMarked
package org.pjrun.launcher;

import org.jspecify.annotations.NullMarked;
