package org.pjrun.launcher.supervision;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How many processes the kernel has killed so far for want of memory.
 *
 * @param host on this host, its cgroups included
 * @param group in the cgroup of this process, because it had reached its limit
 */
record KernelKills(long host, long group) {
    private static final String NAME = "oom_kill ";

    /** The counts now; 0 where they are unknown. */
    static KernelKills now() {
        return new KernelKills(count(read("/proc/vmstat")), ofGroup(read("/proc/self/cgroup"), "/sys/fs/cgroup"));
    }

    /** What has happened since, in words; empty if nothing has. */
    String since(KernelKills earlier) {
        if (group > earlier.group) {
            return "the memory limit of pjrun's cgroup was reached and the kernel killed a process";
        }
        return host > earlier.host ? "the kernel ran out of memory and killed a process" : "";
    }

    /** The count for the cgroup that has a memory controller, by the lines that name it, of either version. */
    static long ofGroup(String groups, String mount) {
        long count = 0;
        for (String line : groups.split("\n")) {
            int colon = line.lastIndexOf(':');
            if (line.startsWith("0::")) {
                count += count(read(mount + line.substring(3) + "/memory.events"));
            } else if (colon > 0 && line.substring(0, colon).endsWith(":memory")) {
                count += count(read(mount + "/memory" + line.substring(colon + 1) + "/memory.oom_control"));
            }
        }
        return count;
    }

    /** The number in the line of that name; 0 if there is none. */
    static long count(String text) {
        for (String line : text.split("\n")) {
            if (line.startsWith(NAME)) {
                try {
                    return Long.parseLong(line.substring(NAME.length()).trim());
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static String read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
