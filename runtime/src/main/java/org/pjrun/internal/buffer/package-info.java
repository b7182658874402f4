/** The user's memory, asked to copy itself into and out of what transports share. */
@NullMarked
package org.pjrun.internal.buffer;

import org.jspecify.annotations.NullMarked;
