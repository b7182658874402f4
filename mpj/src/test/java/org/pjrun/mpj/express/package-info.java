/**
 * Programs as they are found in courses, written for MPJ Express: compiled against it they run there, too. What rank 0 prints
 * does not depend on the number of ranks, unless it prints its number.
 */
package org.pjrun.mpj.express;
