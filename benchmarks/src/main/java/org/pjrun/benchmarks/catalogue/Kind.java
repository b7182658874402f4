package org.pjrun.benchmarks.catalogue;

/** The classes of errors that the literature on checkers of message passing tells apart. */
public enum Kind {
    CALL_MATCHING,
    PARAMETER_MATCHING,
    REQUEST_LIFECYCLE,
    MESSAGE_RACE,
    BUFFERING_HAZARD,
    RESOURCE_LEAK,
    GLOBAL_CONCURRENCY,
    INVALID_PARAMETER,
    /** Nothing is wrong. */
    CORRECT
}
