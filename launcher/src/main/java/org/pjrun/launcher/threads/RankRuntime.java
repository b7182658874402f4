package org.pjrun.launcher.threads;

/** What a rank asks of whoever runs it, besides its streams. */
interface RankRuntime {
    /** Ends the rank; never returns normally. */
    void exit(int status);

    /** Has a hook run when the rank ends. */
    void addHook(Thread hook);

    /** Takes a hook back; false if it was not there. */
    boolean removeHook(Thread hook);
}
