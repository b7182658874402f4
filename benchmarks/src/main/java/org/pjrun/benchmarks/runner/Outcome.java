package org.pjrun.benchmarks.runner;

/**
 * How a command went.
 *
 * @param out what it wrote on its standard output
 * @param millis wall time from before its start until after its end
 */
public record Outcome(String out, double millis) {}
