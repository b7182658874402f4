/** The implementation of the public communicator over the engine. */
@NullMarked
package org.pjrun.internal.comm;

import org.jspecify.annotations.NullMarked;
