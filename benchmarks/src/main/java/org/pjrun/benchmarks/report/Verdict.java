package org.pjrun.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * How ours compares with the best peer in one row.
 *
 * @param peer the peer with the best median
 * @param ratio our median to that peer's
 * @param bestRatio our best repetition to the best of any peer's: what a busy machine disturbs least
 * @param bar what is expected of the ratio, null where nothing is
 * @param met whether it is met; true where nothing is expected
 */
public record Verdict(
        String peer,
        double ratio,
        double bestRatio,
        @Nullable Double bar,
        boolean met) {}
