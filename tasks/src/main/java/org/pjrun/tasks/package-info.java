/**
 * Pools, futures, queues, pipes and locks over ranks: start with {@link org.pjrun.tasks.Pool}.
 *
 * <p>Who has a function and a list needs no ranks: a pool hands tasks to worker processes, and what they return comes back. Shared
 * objects (queues, pipes, locks and others) have a name, and ranks that know it use them from any
 * thread.
 *
 * <pre>
 *   Pool, Options, Broadcast       a master's workers, and what can be wished of them
 *   RankExecutor                   the same as an ExecutorService
 *   Parallel                       one line over a range of numbers
 *   Queue, Pipe, Lock, …           objects that ranks share
 *   internal.pool                  master, worker, and what they tell each other
 *   internal.shared                homes of shared objects, and how ranks reach them
 * </pre>
 */
@NullMarked
package org.pjrun.tasks;

import org.jspecify.annotations.NullMarked;
