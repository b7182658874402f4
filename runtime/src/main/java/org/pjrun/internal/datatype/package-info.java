/** Datatypes: where the elements of a message lie in memory, what they are, and how they are gathered and scattered. */
@NullMarked
package org.pjrun.internal.datatype;

import org.jspecify.annotations.NullMarked;
