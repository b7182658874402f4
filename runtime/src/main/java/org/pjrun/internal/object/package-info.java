/** Objects as messages. */
@NullMarked
package org.pjrun.internal.object;

import org.jspecify.annotations.NullMarked;
