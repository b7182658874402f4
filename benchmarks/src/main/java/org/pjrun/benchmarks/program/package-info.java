/** The programs that are measured: each is run by pjrun, beside a C program of the same loops in {@code benchmarks/peers}. */
@NullMarked
package org.pjrun.benchmarks.program;

import org.jspecify.annotations.NullMarked;
