/**
 * How a process becomes a rank: the environment it gets, the segment its host shares, the states of ranks.
 *
 * <p>This is the one internal package that the launcher may use.
 */
@NullMarked
package org.pjrun.internal.bootstrap;

import org.jspecify.annotations.NullMarked;
