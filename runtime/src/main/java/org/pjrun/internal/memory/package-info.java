/** Copies between the user's arrays and memory segments. */
@NullMarked
package org.pjrun.internal.memory;

import org.jspecify.annotations.NullMarked;
