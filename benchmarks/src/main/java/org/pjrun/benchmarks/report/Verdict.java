package org.pjrun.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * How ours compares with a peer in one row.
 *
 * @param peer the peer: the one with the best median, or the one that a bar of its own is for
 * @param ratio our median to that peer's
 * @param least the smallest ratio of a round's medians
 * @param most the largest
 * @param bestRatio our best repetition to the best of any of these peers': what a busy machine disturbs least
 * @param bar what is expected of the ratio, null where nothing is
 * @param met whether it is met; true where nothing is expected
 */
public record Verdict(
        String peer,
        double ratio,
        double least,
        double most,
        double bestRatio,
        @Nullable Double bar,
        boolean met) {}
