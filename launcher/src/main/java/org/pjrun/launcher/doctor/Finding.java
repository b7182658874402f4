package org.pjrun.launcher.doctor;

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

    boolean isGood() {
        return advice.isEmpty();
    }
}
