/**
 * Shared objects: each has a home on rank 0 of its communicator, and every rank reaches it by messages beside the program's.
 *
 * <pre>
 *   Hub        one for each communicator and rank: asks homes, and hears when what it waits for is there
 *   Home       an object's state, and who waits for it; a subclass for each kind of object
 *   Request    what a thread of some rank wants of a home
 *   Pending    a call that waits, at the rank of its caller
 *   Blame      who could end a wait, for diagnosis
 * </pre>
 *
 * <p>A call that can be answered at once takes one message each way. One that has to wait is told so, and parks; when that takes long it
 * asks for whom it waits, declares that to {@link org.pjrun.Diagnosis}, and is told when that changes.
 */
@NullMarked
package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.NullMarked;
