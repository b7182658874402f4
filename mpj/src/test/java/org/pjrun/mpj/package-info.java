/** Programs written for MPJ Express and for Open MPI's Java bindings, run as ranks of one JVM. */
@NullMarked
package org.pjrun.mpj;

import org.jspecify.annotations.NullMarked;
