/**
 * Collective algorithms as data: pure functions from a rank's place in a collective to the steps it takes.
 */
@NullMarked
package org.pjrun.collectives;

import org.jspecify.annotations.NullMarked;
