package org.pjrun.launcher.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text in which a JVM describes its threads. */
final class StackDump {
    private static final Pattern HEADER = Pattern.compile("#\\d+ \"(.*)\"( virtual)? ([A-Z_]+)( .*)?");
    private static final String FRAME = "    at ";

    private static final String INTERNAL = "org.pjrun.internal.";

    /** A frame of a rank that is a thread begins with the name of the rank's class loader. */
    private static final Pattern LOADER = Pattern.compile("rank-(\\d+)//(.*)");

    /** How a JVM and a host of ranks get to the program. */
    private static final List<String> ENTRY = List.of(
            "java.lang.Thread.run",
            "java.lang.VirtualThread.run",
            "java.lang.reflect.",
            "jdk.internal.reflect.",
            "org.pjrun.launcher.threads.");

    /** What a thread that does nothing for the program is in. */
    private static final List<String> OTHERS = List.of("java.", "jdk.", "sun.", "org.pjrun.launcher.", INTERNAL);

    private StackDump() {}

    /**
     * A thread and where it stands.
     *
     * @param rank the rank that it belongs to where it can be told from the classes, -1 otherwise
     * @param state the state as {@link Thread.State} names it, or the operation of pjrun that it is in
     * @param frames the calls, innermost first, without modules and class loaders
     */
    record Stack(String name, boolean virtual, int rank, String state, List<String> frames) {}

    /** The threads that do something for the program. */
    static List<Stack> parse(List<String> lines) {
        List<Stack> stacks = new ArrayList<>();
        Matcher header = HEADER.matcher("");
        List<String> frames = new ArrayList<>();
        for (String line : lines) {
            Matcher next = HEADER.matcher(line);
            if (next.matches()) {
                add(stacks, header, frames);
                header = next;
                frames = new ArrayList<>();
            } else if (line.startsWith(FRAME)) {
                frames.add(line.substring(FRAME.length()));
            }
        }
        add(stacks, header, frames);
        return stacks;
    }

    private static void add(List<Stack> stacks, Matcher header, List<String> lines) {
        if (!header.hasMatch()) {
            return;
        }
        int rank = -1;
        List<String> frames = new ArrayList<>();
        for (String line : lines) {
            Matcher loader = LOADER.matcher(line);
            if (loader.matches()) {
                rank = Integer.parseInt(loader.group(1));
                frames.add(loader.group(2));
            } else {
                frames.add(withoutModule(line));
            }
        }
        while (!frames.isEmpty() && startsWith(frames.getLast(), ENTRY)) {
            frames.removeLast();
        }
        String state = header.group(3);
        // what pjrun does inside of an operation changes all the time; which operation it is, does not
        int inside = 0;
        while (inside < frames.size() && frames.get(inside).startsWith(INTERNAL)) {
            inside++;
        }
        if (inside > 0) {
            frames = frames.subList(inside - 1, frames.size());
            String call = frames.getFirst();
            int end = call.indexOf('(');
            state = "in " + call.substring(call.lastIndexOf('.', end) + 1, end);
        }
        if (!frames.stream().allMatch(frame -> startsWith(frame, OTHERS))) {
            stacks.add(new Stack(header.group(1), header.group(2) != null, rank, state, List.copyOf(frames)));
        }
    }

    private static boolean startsWith(String frame, List<String> starts) {
        return starts.stream().anyMatch(frame::startsWith);
    }

    private static String withoutModule(String frame) {
        int slash = frame.indexOf('/');
        boolean module = frame.startsWith("java.") || frame.startsWith("jdk.");
        return module && slash > 0 && slash < frame.indexOf('(') ? frame.substring(slash + 1) : frame;
    }
}
