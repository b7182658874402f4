/**
 * Ranks that are threads of one JVM: each has its own classes, streams and exit.
 */
@NullMarked
package org.pjrun.launcher.threads;

import org.jspecify.annotations.NullMarked;
