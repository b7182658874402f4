/**
 * Shared objects: each has a home on rank 0 of its communicator, and every rank reaches it by messages beside the program's.
 *
 * <pre>
 *   Hub        one for each communicator and rank: calls, and hears when what they wait for is there
 *   Keeper     on rank 0: has the homes, serves other ranks, and notices their ends
 *   Letters    messages between the two
 *   Home       an object's state, and who waits for it; a subclass for each kind of object
 *   Request    what a thread of some rank wants of a home
 *   Pending    a call that waits, at the rank of its caller
 *   Blame      who could end a wait, for diagnosis and for whoever waits in vain
 *   Refusal    what is wrong with a call
 * </pre>
 *
 * <p>A call that can be answered at once takes one message each way. One that has to wait is told so, and parks; when that takes long it
 * asks for whom it waits, declares that to {@link org.pjrun.Diagnosis}, and is told when that changes.
 */
@NullMarked
package org.pjrun.tasks.internal.shared;

import org.jspecify.annotations.NullMarked;
