/** The boards of a host: shared memory over which collectives go without messages. */
@NullMarked
package org.pjrun.internal.board;

import org.jspecify.annotations.NullMarked;
