package org.pjrun.launcher.supervision;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Counts the processes that the kernel has killed for want of memory, of the host or of a cgroup. */
final class KernelKills {
    private static final String NAME = "\noom_kill ";

    private KernelKills() {}

    /** The count since the host started; 0 where it is unknown. */
    static long count() {
        try (FileInputStream in = new FileInputStream("/proc/vmstat")) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int from = text.indexOf(NAME);
            if (from < 0) {
                return 0;
            }
            int end = text.indexOf('\n', from + 1);
            return Long.parseLong(text.substring(from + NAME.length(), end < 0 ? text.length() : end)
                    .trim());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
