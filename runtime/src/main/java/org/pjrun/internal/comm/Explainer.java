package org.pjrun.internal.comm;

/** Tells people which algorithm is taken for the collectives of a communicator, where they asked for it. */
final class Explainer {
    private final String communicator;

    Explainer(String communicator) {
        this.communicator = communicator;
    }

    void say(String explanation) {
        System.err.println("pjrun: " + communicator + ": " + explanation);
    }
}
