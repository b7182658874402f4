/** The catalogue of wrong programs and their correct look-alikes, put before the diagnosis. */
@NullMarked
package org.pjrun.systemtests.diagnosis;

import org.jspecify.annotations.NullMarked;
