/** What ranks commonly do, done once so that the JVMs of later ranks find it prepared. */
@NullMarked
package org.pjrun.internal.rehearsal;

import org.jspecify.annotations.NullMarked;
