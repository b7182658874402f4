/**
 * Looks at running jobs from outside: which there are on this host, how their ranks are, where their threads stand.
 *
 * <p>Jobs are found by what their processes have in their environment, so that nothing has to be registered and nothing
 * can be left behind.
 */
@NullMarked
package org.pjrun.launcher.inspection;

import org.jspecify.annotations.NullMarked;
