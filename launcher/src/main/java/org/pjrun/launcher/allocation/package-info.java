/**
 * What a scheduler has given this process: which hosts, how many ranks on each, and how an agent is started there.
 *
 * <p>{@link org.pjrun.launcher.allocation.Allocation#detect} looks only at variables and at the files that they name. One
 * class for each scheduler knows its conventions; nobody else does.
 */
@NullMarked
package org.pjrun.launcher.allocation;

import org.jspecify.annotations.NullMarked;
