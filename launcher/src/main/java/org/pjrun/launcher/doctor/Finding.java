package org.pjrun.launcher.doctor;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param what what was found
 * @param advice what to do about it, empty where nothing needs to be done
 */
record Finding(String what, String advice) {
    static Finding good(String what) {
        return new Finding(what, "");
    }

    /** A line for each of these, and what to do. */
    static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.isGood() ? "ok     " : "to do  ")
                    .append(finding.what())
                    .append('\n');
            if (!finding.isGood()) {
                text.append("       -> ").append(finding.advice()).append('\n');
            }
        }
        return text.toString();
    }

    boolean isGood() {
        return advice.isEmpty();
    }
}
