package org.pjrun.benchmarks.catalogue;

import org.pjrun.Comm;

/**
 * A program of the catalogue.
 *
 * @param name that no other has
 * @param kind of its error
 * @param ranks that it runs on
 * @param expected how it ends
 * @param full whether its error shows only when everything is checked
 * @param body what each rank does
 */
public record Program(String name, Kind kind, int ranks, Expected expected, boolean full, Body body) {
    /** What each rank does. */
    @FunctionalInterface
    public interface Body {
        void run(Comm comm) throws Exception;
    }
}
