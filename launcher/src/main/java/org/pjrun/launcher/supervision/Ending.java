package org.pjrun.launcher.supervision;

import java.util.List;
import org.pjrun.launcher.ExitStatus;

/** Says in words how a process ended. */
final class Ending {
    private static final int LAST_SIGNAL = 64;

    /** Names of the signals 1 to 31 as Linux numbers them. */
    private static final List<String> SIGNALS = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private Ending() {}

    /** Number of the signal that a status stands for, 0 if it stands for none. */
    static int signal(int status) {
        int signal = status - ExitStatus.SIGNAL;
        return signal >= 1 && signal <= LAST_SIGNAL ? signal : 0;
    }

    /** The reason in words, to follow "rank 3 (pid 1234)". */
    static String words(int status) {
        int signal = signal(status);
        if (signal == 0) {
            return "ended with exit status " + status;
        }
        String name =
                signal <= SIGNALS.size() ? "SIG" + SIGNALS.get(signal - 1) + " (" + signal + ")" : "signal " + signal;
        return "was ended by " + name;
    }
}
