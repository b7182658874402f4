/** The engine: matching, protocols, waiting, behind one gate. */
@NullMarked
package org.pjrun.internal.engine;

import org.jspecify.annotations.NullMarked;
