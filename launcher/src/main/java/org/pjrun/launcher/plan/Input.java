package org.pjrun.launcher.plan;

/** What a process reads as its standard input. */
public enum Input {
    /** An empty file. */
    NOTHING,
    /** That of pjrun itself, so that no byte passes through pjrun and a terminal stays a terminal. */
    INHERITED,
    /** All that pjrun reads, as others get it too. */
    COPIED
}
