package org.pjrun.internal.diagnosis;

import java.util.List;

/**
 * A thread that waits in a call of this library.
 *
 * @param id of this wait, which no other wait of the rank has
 * @param thread name of the thread; empty for an operation that goes on while its rank does something else
 * @param call method that the program called
 * @param line of the program that called it
 * @param millis how long it has waited
 * @param all whether it needs all that it waits for, or any one
 * @param needs what it waits for
 * @param stack frames of the program, innermost first
 */
public record BlockedCall(
        long id,
        String thread,
        String call,
        String line,
        long millis,
        boolean all,
        List<Need> needs,
        List<String> stack) {
    /** Whether no thread stands in it. */
    public boolean background() {
        return thread.isEmpty();
    }

    /** The call and what it waits for. */
    public String text() {
        if (needs.isEmpty()) {
            return call;
        }
        String first = needs.get(0).text();
        boolean collective = needs.get(0).kind() == Need.Kind.COLLECTIVE;
        if (needs.get(0).kind() == Need.Kind.DECLARED) {
            return first;
        }
        if (needs.size() > 1 && !collective) {
            return call + ": " + first + (all ? " and " : " or ") + (needs.size() - 1) + " more";
        }
        return switch (needs.get(0).kind()) {
            case COLLECTIVE -> (background() ? "collective" : call) + first.substring("collective".length());
            case DECLARED -> first;
            case SEND, RECEIVE, PROBE -> call + arguments(call, first);
        };
    }

    /** Leaves the operation's name out where the call says it. */
    private static String arguments(String call, String need) {
        int space = need.indexOf(' ');
        String word = need.substring(0, space);
        boolean said = switch (word) {
            case "receive" -> call.startsWith("recv");
            case "send" -> call.endsWith("send");
            default -> call.contains("probe");
        };
        return said ? need.substring(space) : ": " + need;
    }
}
