/**
 * Starts what a plan says: processes of this host, and the janitor that outlives pjrun.
 */
@NullMarked
package org.pjrun.launcher.execution;

import org.jspecify.annotations.NullMarked;
