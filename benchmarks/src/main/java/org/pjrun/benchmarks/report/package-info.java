/** From samples to figures: statistics, the table that people read and the JSON that is kept. No clock and no process. */
@NullMarked
package org.pjrun.benchmarks.report;

import org.jspecify.annotations.NullMarked;
