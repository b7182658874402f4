package org.pjrun.testkit;

import java.util.List;
import java.util.Map;

/** Tells where the threads of a run stand that takes too long. */
final class Stacks {
    private Stacks() {}

    /** One line that says which ranks have not returned, then the stacks of these and of all caretakers. */
    static String describe(int size, String when, List<Thread> ranks) {
        List<String> late =
                ranks.stream().filter(Thread::isAlive).map(Thread::getName).toList();
        StringBuilder text = new StringBuilder();
        text.append(late.size())
                .append(" of ")
                .append(size)
                .append(" ranks have not returned ")
                .append(when);
        text.append(": ").append(String.join(", ", late)).append('\n');
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = entry.getKey();
            if (ranks.contains(thread) || thread.getName().startsWith("pjrun-caretaker-")) {
                text.append('\n')
                        .append(thread.getName())
                        .append(" (")
                        .append(thread.getState())
                        .append(")\n");
                for (StackTraceElement element : entry.getValue()) {
                    text.append("    at ").append(element).append('\n');
                }
            }
        }
        return text.toString();
    }
}
