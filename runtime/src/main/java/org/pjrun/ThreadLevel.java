package org.pjrun;

/** Which threads of a process may communicate (MPI 4.1 §11.6). */
public enum ThreadLevel {
    /** There is only one thread. */
    SINGLE,
    /** Only the main thread. */
    FUNNELED,
    /** Any, one at a time. */
    SERIALIZED,
    /** Any, at any time. */
    MULTIPLE
}
