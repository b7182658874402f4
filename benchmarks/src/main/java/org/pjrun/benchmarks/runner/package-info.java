/** Runs the programs that are compared, in turns, and takes their figures down. */
@NullMarked
package org.pjrun.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
