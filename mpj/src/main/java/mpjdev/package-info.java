/** Nothing: sources written for MPJ Express often say {@code import mpjdev.*;}, which needs a package. */
@NullMarked
package mpjdev;

import org.jspecify.annotations.NullMarked;
