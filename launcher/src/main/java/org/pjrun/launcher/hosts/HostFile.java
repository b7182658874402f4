package org.pjrun.launcher.hosts;

import java.util.ArrayList;
import java.util.List;
import org.pjrun.launcher.BadInput;

/** Reads hosts as people write them: on a command line, or in a file for mpirun or mpiexec. */
public final class HostFile {
    private HostFile() {}

    /**
     * Reads {@code a:4,b,n[1-4]:2}; a host without a number has one slot.
     *
     * @param option what the error names
     * @throws BadInput if it cannot be read
     */
    public static List<Host> list(String option, String text) {
        List<Host> hosts = new ArrayList<>();
        for (String word : HostNames.words(text)) {
            add(option + " " + text, word, hosts);
        }
        if (hosts.isEmpty()) {
            throw new BadInput(option + " " + text + ": expected hosts, as in a:4,b,n[1-4]:2");
        }
        return Host.merged(hosts);
    }

    /**
     * Reads a file: on each line a host as {@code a slots=4}, {@code a:4} or {@code a}; what follows {@code #} is a
     * comment, several lines of a host add up.
     *
     * @param option what the error names
     * @throws BadInput if it cannot be read
     */
    public static List<Host> lines(String option, List<String> lines) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (!text.isEmpty()) {
                line(option + ", line " + (i + 1) + ": '" + text + "'", text, hosts);
            }
        }
        if (hosts.isEmpty()) {
            throw new BadInput(option + ": names no host (expected: lines as 'a slots=4' or 'a:4')");
        }
        return Host.merged(hosts);
    }

    private static void line(String where, String text, List<Host> hosts) {
        String[] words = text.replaceAll("\\s*=\\s*", "=").split("\\s+");
        int slots = 0;
        for (int w = 1; w < words.length; w++) {
            int equals = words[w].indexOf('=');
            String name = equals < 0 ? words[w] : words[w].substring(0, equals);
            switch (name) {
                case "slots" -> slots = number(where, words[w].substring(equals + 1));
                case "max_slots", "max-slots" ->
                    number(where, words[w].substring(equals + 1)); // --oversubscribe is the user's word
                default -> throw new BadInput(where + ": '" + words[w] + "' is unknown (expected: slots=N)");
            }
        }
        if (slots == 0) {
            add(where, words[0], hosts);
        } else {
            for (String name : names(where, words[0])) {
                hosts.add(new Host(name, slots));
            }
        }
    }

    /** Adds the hosts of {@code name} or {@code name:slots}. */
    private static void add(String where, String word, List<Host> hosts) {
        int colon = word.lastIndexOf(':');
        boolean address = colon >= 0 && word.indexOf(':') != colon && !word.contains("]"); // IPv6 has several
        String list = colon < 0 || address ? word : word.substring(0, colon);
        int slots = colon < 0 || address ? 1 : number(where, word.substring(colon + 1));
        for (String name : names(where, list)) {
            hosts.add(new Host(name, slots));
        }
    }

    private static List<String> names(String where, String list) {
        try {
            List<String> names = HostNames.expand(list);
            for (String name : names) {
                if (name.startsWith("-") || name.chars().anyMatch(c -> c <= ' ' || "'\"\\$`;|&<>()".indexOf(c) >= 0)) {
                    throw new IllegalArgumentException("'" + name + "' is no name of a host");
                }
            }
            return names;
        } catch (IllegalArgumentException e) {
            throw new BadInput(where + ": " + e.getMessage());
        }
    }

    private static int number(String where, String digits) {
        try {
            int number = Integer.parseInt(digits);
            if (number >= 1 && number <= 65_536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new BadInput(where + ": '" + digits + "' is no number of slots (expected: 1 or more)");
    }
}
