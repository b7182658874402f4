/** The walls of the house: what may see what, and what no file may hold. */
@NullMarked
package org.pjrun.architecture;

import org.jspecify.annotations.NullMarked;
