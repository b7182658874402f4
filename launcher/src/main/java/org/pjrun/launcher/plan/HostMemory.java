package org.pjrun.launcher.plan;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How much memory this process and its children may use: what is installed, or less where a cgroup limits it.
 *
 * <p>Read from {@code /proc} and {@code /sys/fs/cgroup} rather than by a management bean, which takes longer to load
 * than a rank takes to start.
 */
final class HostMemory {
    private static final long UNKNOWN = 4L << 30;

    private HostMemory() {}

    static long availableBytes() {
        long installed = installed(read("/proc/meminfo"));
        return Math.min(installed, limit(read("/proc/self/cgroup"), "/sys/fs/cgroup"));
    }

    /** Bytes of {@code MemTotal}; a modest guess where there is no such line. */
    static long installed(@Nullable String meminfo) {
        String line = meminfo == null ? null : lineWith(meminfo, "MemTotal:");
        if (line == null) {
            return UNKNOWN;
        }
        String kib = line.substring("MemTotal:".length()).replace("kB", "").trim();
        return parse(kib, UNKNOWN >> 10) << 10;
    }

    /**
     * The smallest memory limit of the cgroup and its ancestors, of either version; {@link Long#MAX_VALUE} without
     * one.
     */
    static long limit(@Nullable String cgroups, String mount) {
        long limit = Long.MAX_VALUE;
        if (cgroups == null) {
            return limit;
        }
        for (String line : cgroups.split("\n")) {
            int colon = line.lastIndexOf(':');
            if (line.startsWith("0::")) {
                limit = Math.min(limit, smallest(mount, line.substring(3), "memory.max"));
            } else if (colon > 0 && line.substring(0, colon).endsWith(":memory")) {
                limit = Math.min(
                        limit, smallest(mount + "/memory", line.substring(colon + 1), "memory.limit_in_bytes"));
            }
        }
        return limit;
    }

    private static long smallest(String root, String group, String file) {
        long limit = Long.MAX_VALUE;
        String path = group;
        while (true) {
            // inside a container the path named may not exist; then only the mount's own limit is seen, which is the
            // container's
            String text = read(root + (path.equals("/") ? "" : path) + "/" + file);
            if (text != null) {
                limit = Math.min(limit, parse(text.trim(), Long.MAX_VALUE));
            }
            int slash = path.lastIndexOf('/');
            if (slash < 0 || path.equals("/") || path.isEmpty()) {
                return limit;
            }
            path = slash == 0 ? "/" : path.substring(0, slash);
        }
    }

    private static long parse(String number, long otherwise) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static @Nullable String lineWith(String text, String start) {
        int from = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
        if (from == 0 && !text.startsWith(start)) {
            return null;
        }
        int end = text.indexOf('\n', from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }

    private static @Nullable String read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(16 * 1024), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }
}
