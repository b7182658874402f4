/**
 * How a process becomes a rank that something else than pjrun has started: mpiexec, mpirun, srun, flux, torchrun,
 * Kubernetes. {@link org.pjrun.internal.direct.Starter} knows them by their variables,
 * {@link org.pjrun.internal.direct.DirectStart} brings their ranks together.
 */
@NullMarked
package org.pjrun.internal.direct;

import org.jspecify.annotations.NullMarked;
