/**
 * Which hosts there are, and which rank runs where: lists of hosts as people and schedulers write them, and the mapping
 * of ranks. Nothing here starts or looks at anything.
 */
@NullMarked
package org.pjrun.launcher.hosts;

import org.jspecify.annotations.NullMarked;
