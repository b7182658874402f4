package org.pjrun.launcher.plan;

import java.util.List;
import java.util.Map;

/**
 * One process to be started.
 *
 * @param firstRank the rank that it is, or the first of several
 * @param ranks how many ranks live in it: 1, or all where ranks are threads
 * @param command the full command line
 * @param environment variables to be set beyond the inherited ones
 */
public record ProcessPlan(int firstRank, int ranks, List<String> command, Map<String, String> environment) {}
