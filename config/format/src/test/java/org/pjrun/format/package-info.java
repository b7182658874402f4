/** Keeps every Java file of the checkout in one format. */
@NullMarked
package org.pjrun.format;

import org.jspecify.annotations.NullMarked;
