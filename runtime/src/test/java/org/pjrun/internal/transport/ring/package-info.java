/** Tests of the lanes between two ranks of one host. */
@NullMarked
package org.pjrun.internal.transport.ring;

import org.jspecify.annotations.NullMarked;
