/**
 * A hang explains itself: what a rank does is a value, who waits for whom a pure function of all ranks' values, and a
 * report its text.
 *
 * <p>The launcher and the test kit use this package too; it knows the host's segment, and nothing of the engine.
 */
@NullMarked
package org.pjrun.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
