package org.pjrun.launcher.console;

/** The standard stream that output came by and leaves by. */
public enum Stream {
    OUT,
    ERR
}
