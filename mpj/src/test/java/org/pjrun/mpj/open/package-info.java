/**
 * Programs as they are found in courses, written for Open MPI's Java bindings. What rank 0 prints does not depend on the number
 * of ranks, unless it prints its number.
 */
package org.pjrun.mpj.open;
