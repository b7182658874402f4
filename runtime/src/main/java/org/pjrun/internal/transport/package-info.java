/** What moves bytes between processes, behind one contract. */
@NullMarked
package org.pjrun.internal.transport;

import org.jspecify.annotations.NullMarked;
