package org.pjrun.launcher;

/** The command {@code pjrun}. */
public final class Pjrun {
    private Pjrun() {}

    /** Runs pjrun and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(new Launcher(arguments).run());
    }
}
