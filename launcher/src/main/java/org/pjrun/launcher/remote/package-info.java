/**
 * The launcher's side of jobs on several hosts: it finds out which hosts there are, starts an agent on each, brings them
 * the program's classes, and has them start the ranks.
 */
@NullMarked
package org.pjrun.launcher.remote;

import org.jspecify.annotations.NullMarked;
