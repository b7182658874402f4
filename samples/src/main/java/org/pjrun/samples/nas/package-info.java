/**
 * The kernels of the NAS Parallel Benchmarks (NAS-94-007) as programs for ranks: EP, IS, CG, FT and MG, classes S, W and A,
 * each checked against the values that NPB publishes.
 *
 * <p>They are real computations with the five patterns of communication that most programs are made of: a reduction at the end
 * ({@link org.pjrun.samples.nas.Ep}), keys that go where they belong ({@link org.pjrun.samples.nas.Is}), a grid of ranks with
 * communicators for its rows and columns ({@link org.pjrun.samples.nas.Cg}), a transposition of all data
 * ({@link org.pjrun.samples.nas.Ft}) and an exchange with neighbours on grids of all sizes ({@link org.pjrun.samples.nas.Mg}).
 *
 * <pre>
 *   pjrun -np 2 nas.Cg A
 * </pre>
 */
@NullMarked
package org.pjrun.samples.nas;

import org.jspecify.annotations.NullMarked;
