package org.pjrun.launcher.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code --calibrate} has measured on a machine, as it is told to all ranks of a job, which so choose alike.
 *
 * @param text what ranks read; empty where nothing was measured
 */
public record MachineCosts(String text) {
    /** Nothing was measured. */
    public static final MachineCosts NONE = new MachineCosts("");

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Pattern FORM = Pattern.compile("[a-z]+=[-0-9.E]+(,[a-z]+=[-0-9.E]+){3}");
    private static final String PROPERTY = "-Dpjrun.costs=";

    /**
     * Where the costs of this machine are kept.
     *
     * @param file in the user's cache, by the name of the host
     */
    public record Place(Path file) {
        /** What is kept there; nothing where there is none, or what is no costs. */
        public MachineCosts read() {
            try {
                String kept = Files.readString(file).strip();
                return FORM.matcher(kept).matches() ? new MachineCosts(kept) : NONE;
            } catch (IOException e) {
                return NONE; // not measured, or not readable: the usual costs do
            }
        }

        /** Makes the folder that it lies in. */
        public void makeFolder() throws IOException {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        }
    }

    /** The place in the user's cache. */
    public static Place place(Map<String, String> environment, String userHome) {
        String configured = environment.get("XDG_CACHE_HOME");
        Path cache = configured == null || configured.isEmpty() ? Path.of(userHome, ".cache") : Path.of(configured);
        return new Place(cache.resolve("pjrun").resolve("costs").resolve(hostName()));
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            return "localhost"; // not Linux
        }
    }

    /** What a rank's JVM is told, unless the user tells it. */
    List<String> flags(List<String> given) {
        boolean told = text.isEmpty() || given.stream().anyMatch(flag -> flag.startsWith(PROPERTY));
        return told ? List.of() : List.of(PROPERTY + text);
    }
}
