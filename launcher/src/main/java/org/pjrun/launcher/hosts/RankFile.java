package org.pjrun.launcher.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pjrun.launcher.BadInput;

/** Reads a file that gives each rank its host and its processors: lines as {@code rank 3=b slot=0-1,4}. */
public final class RankFile {
    private static final Pattern LINE =
            Pattern.compile("rank\\s+(\\d{1,7})\\s*=\\s*(\\S+)(?:\\s+slots?\\s*=\\s*(\\S+))?");
    private static final Pattern CPUS = Pattern.compile("\\d+(-\\d+)?(,\\d+(-\\d+)?)*");

    private RankFile() {}

    /**
     * The place of each rank.
     *
     * @param option what the error names
     * @param hosts the job's hosts; {@code +n1} in the file is the second of them. If there are none, those that the file
     *     names are added
     * @throws BadInput if it cannot be read, or leaves a rank out
     */
    public static List<Place> read(String option, List<String> lines, List<Host> hosts) {
        Map<Integer, Place> places = new TreeMap<>();
        List<Integer> counts = new ArrayList<>();
        boolean open = hosts.isEmpty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (text.isEmpty()) {
                continue;
            }
            String where = option + ", line " + (i + 1) + ": '" + text + "'";
            Matcher matcher = LINE.matcher(text);
            String cpus = matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "";
            if (!matcher.matches() || !cpus.isEmpty() && !CPUS.matcher(cpus).matches()) {
                throw new BadInput(where + " (expected: as in 'rank 3=b slot=0-1')");
            }
            int host = host(where, matcher.group(2), hosts, open);
            while (counts.size() <= host) {
                counts.add(0);
            }
            counts.set(host, counts.get(host) + 1);
            if (places.put(Integer.parseInt(matcher.group(1)), new Place(host, counts.get(host) - 1, cpus)) != null) {
                throw new BadInput(where + ": rank " + matcher.group(1) + " has a place already");
            }
        }
        for (int rank = 0; rank < places.size(); rank++) {
            if (!places.containsKey(rank)) {
                throw new BadInput(option + ": rank " + rank + " has no line");
            }
        }
        if (places.isEmpty()) {
            throw new BadInput(option + ": names no rank (expected: lines as 'rank 3=b slot=0-1')");
        }
        return List.copyOf(places.values());
    }

    private static int host(String where, String name, List<Host> hosts, boolean open) {
        if (name.matches("\\+n\\d{1,6}")) {
            int number = Integer.parseInt(name.substring(2));
            if (number < hosts.size()) {
                return number;
            }
        }
        for (int h = 0; h < hosts.size(); h++) {
            if (hosts.get(h).name().equals(name)) {
                return h;
            }
        }
        if (!open) {
            throw new BadInput(where + ": " + name + " is no host of this job");
        }
        hosts.add(new Host(name, 1));
        return hosts.size() - 1;
    }
}
