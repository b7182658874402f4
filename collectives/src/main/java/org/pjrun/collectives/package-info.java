/**
 * Collective algorithms as data: pure functions from a call (collective, rank, size, counts, root) to a schedule.
 *
 * <p>Nothing here does I/O, starts a thread, reads a clock or holds mutable static state. A {@link
 * org.pjrun.collectives.Schedule} is one rank's list of steps in flat arrays; whoever executes it (the engine's loop,
 * the checker in {@code org.pjrun.collectives.proof}, the {@link org.pjrun.collectives.Simulator}) decides how messages
 * travel. One class is one algorithm, with a note on top: idea, steps, bytes per rank, when to use it, where it was
 * published.
 *
 * <p>The rules that every schedule keeps, and that the checker proves:
 *
 * <ul>
 *   <li>SEND and RECV are nonblocking and posted in order; COPY and REDUCE happen at once; a WAIT completes every SEND
 *       and RECV posted so far, and the end of a schedule implies one.
 *   <li>Between two WAITs no region of an unfinished SEND is written and no region of an unfinished RECV is touched.
 *   <li>INPUT is never written; OUTPUT is touched only where the standard makes it significant.
 *   <li>Between two ranks messages match in order of posting, with equal counts; a rank never sends to itself.
 *   <li>The pattern of messages depends only on arguments that are equal on all ranks, so ranks that differ in what
 *       may differ (in place or not, counts of the v-variants that only one side knows) still fit together.
 * </ul>
 */
@NullMarked
package org.pjrun.collectives;

import org.jspecify.annotations.NullMarked;
