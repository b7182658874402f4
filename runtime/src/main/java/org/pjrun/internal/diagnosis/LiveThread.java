package org.pjrun.internal.diagnosis;

import java.util.List;

/**
 * A thread of a rank that does not wait in a call of this library.
 *
 * @param name of the thread
 * @param state as the JVM says
 * @param line where it stands in the program
 * @param mayMove whether it can go on without anybody's help
 * @param daemon whether its rank ends without it
 * @param stack its frames, innermost first
 */
public record LiveThread(String name, String state, String line, boolean mayMove, boolean daemon, List<String> stack) {}
