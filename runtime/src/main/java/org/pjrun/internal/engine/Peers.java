package org.pjrun.internal.engine;

/** The processes that messages of a context come from. */
public interface Peers {
    int size();

    /** The process of a rank. */
    int process(int rank);
}
