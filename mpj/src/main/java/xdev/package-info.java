/** Nothing: sources written for MPJ Express often say {@code import xdev.*;}, which needs a package. */
@NullMarked
package xdev;

import org.jspecify.annotations.NullMarked;
