/**
 * The proof of collective algorithms: all ranks' schedules of one call are run together, symbolically, and compared with
 * a naive oracle.
 *
 * <p>Part of the product and not of its tests, since the checks of the engine and the testkit use it too.
 * Nothing here sends a message: {@link org.pjrun.collectives.proof.Checker} plays all ranks in one thread.
 */
@NullMarked
package org.pjrun.collectives.proof;

import org.jspecify.annotations.NullMarked;
