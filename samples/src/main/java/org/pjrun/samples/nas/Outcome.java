package org.pjrun.samples.nas;

import java.util.List;
import java.util.Locale;

/**
 * What a kernel has found, and how fast.
 *
 * @param kernel its name
 * @param problem the class
 * @param size of the problem, in words
 * @param ranks how many took part
 * @param seconds of the slowest of them
 * @param operations as many as NPB counts for this problem
 * @param checks the values that tell whether the result is right
 */
record Outcome(
        String kernel,
        ProblemClass problem,
        String size,
        int ranks,
        double seconds,
        double operations,
        List<Check> checks) {
    private static final double MILLION = 1e6;

    /** Whether all values are right. */
    boolean verified() {
        return checks.stream().allMatch(Check::passes);
    }

    /** Millions of operations a second, of all ranks together. */
    double mops() {
        return operations / MILLION / seconds;
    }

    /** The report for people, several lines. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "NAS %s, class %s: %s; %d %s%n",
                kernel,
                problem,
                size,
                ranks,
                ranks == 1 ? "rank" : "ranks"));
        for (Check check : checks) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-14s = %.13e, published %.13e, error %.1e (at most %.0e)%n",
                    check.what(),
                    check.value(),
                    check.published(),
                    check.error(),
                    check.tolerance()));
        }
        return text.append(String.format(Locale.ROOT, "  %-14s = %.3f%n", "seconds", seconds))
                .append(String.format(Locale.ROOT, "  %-14s = %.2f%n", "Mop/s total", mops()))
                .append(String.format("  %-14s = %s%n", "Verification", verified() ? "SUCCESSFUL" : "FAILED"))
                .toString();
    }
}
