/**
 * From options to a plan: the ranks of a job and their command lines, before anything is started.
 */
@NullMarked
package org.pjrun.launcher.plan;

import org.jspecify.annotations.NullMarked;
