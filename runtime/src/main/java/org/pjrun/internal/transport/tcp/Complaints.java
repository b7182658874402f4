package org.pjrun.internal.transport.tcp;

import org.pjrun.internal.bootstrap.Lines;

/** A rank's lines for the log about those who connect and should not. */
final class Complaints {
    private final String who;
    private final Lines lines =
            new Lines(line -> System.getLogger("org.pjrun.tcp").log(System.Logger.Level.WARNING, line));

    Complaints(int rank) {
        who = "pjrun: rank " + rank + ": ";
    }

    void say(String text) {
        lines.accept(who + text);
    }
}
