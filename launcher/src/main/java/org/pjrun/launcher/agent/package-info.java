/**
 * pjrun on the other hosts of a job: a process that the launcher has started there, which starts the host's ranks, passes
 * on what they write and read, and ends them when the launcher is gone; and the language that the two speak.
 */
@NullMarked
package org.pjrun.launcher.agent;

import org.jspecify.annotations.NullMarked;
