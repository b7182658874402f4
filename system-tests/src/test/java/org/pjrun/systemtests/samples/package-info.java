/** The samples and the programs of the user guide, run as a user runs them. */
@NullMarked
package org.pjrun.systemtests.samples;

import org.jspecify.annotations.NullMarked;
