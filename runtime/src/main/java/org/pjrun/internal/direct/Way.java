package org.pjrun.internal.direct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** By what ranks find each other. */
sealed interface Way {
    /** Folder of the file, where it is not in the user's home. */
    String FOLDER = "PJ_MEETING_FOLDER";

    /** A port that nobody has said. */
    int USUAL_PORT = 27511;

    /** How many ports are tried where one is not free. */
    int PORTS = 16;

    /** A descriptor that the starter left open, on which it speaks PMI. */
    record Descriptor(int number) implements Way {}

    /**
     * A port on which the starter speaks PMI.
     *
     * @param address host and port
     * @param id what it knows this process by
     */
    record Port(String address, String id) implements Way {}

    /**
     * Ports on one of which the first rank listens.
     *
     * @param host the first rank's
     */
    record Listener(String host, List<Integer> ports) implements Way {}

    /** A file in which the first rank tells where it listens. */
    record SharedFile(Path file) implements Way {}

    /**
     * The best way that there is.
     *
     * @param job what tells this job from others
     * @param home the user's home
     * @throws IllegalStateException if a variable has a wrong value
     */
    static Way of(Starter starter, String job, Map<String, String> environment, String home) {
        boolean trusted = environment.containsKey(Secrets.FILE);
        return switch (starter) {
            case PMI -> new Descriptor(number("PMI_FD", environment.getOrDefault("PMI_FD", "")));
            case PMI_PORT -> new Port(environment.getOrDefault("PMI_PORT", ""), environment.getOrDefault("PMI_ID", ""));
            case TORCHRUN -> {
                int first = number("MASTER_PORT", environment.getOrDefault("MASTER_PORT", ""));
                yield new Listener(environment.getOrDefault("MASTER_ADDR", ""), from(first));
            }
            case KUBERNETES ->
                new Listener(
                        firstPod(environment),
                        from(number(
                                "MASTER_PORT", environment.getOrDefault("MASTER_PORT", Integer.toString(USUAL_PORT)))));
            case SLURM -> {
                List<Integer> reserved = reserved(environment.getOrDefault("SLURM_STEP_RESV_PORTS", ""));
                String hosts = environment.getOrDefault("SLURM_STEP_NODELIST", "");
                yield trusted && !reserved.isEmpty() && !hosts.isEmpty()
                        ? new Listener(firstHost(hosts), reserved)
                        : file(job, environment, home);
            }
            default -> file(job, environment, home);
        };
    }

    private static Way file(String job, Map<String, String> environment, String home) {
        String folder = environment.getOrDefault(FOLDER, "");
        Path place = folder.isEmpty() ? Path.of(home, ".cache", "pjrun", "meeting") : Path.of(folder);
        return new SharedFile(place.resolve(job));
    }

    private static List<Integer> from(int first) {
        return IntStream.range(first, Math.min(first + PORTS, 65536)).boxed().toList();
    }

    /** The pod of the first rank: that of this one with another number. */
    private static String firstPod(Map<String, String> environment) {
        String address = environment.getOrDefault("MASTER_ADDR", "");
        if (!address.isEmpty()) {
            return address;
        }
        String host = environment.getOrDefault("HOSTNAME", "");
        String index = "-" + environment.get("JOB_COMPLETION_INDEX");
        if (!host.endsWith(index)) {
            throw new IllegalStateException("HOSTNAME: " + host + " (expected: a name that ends in " + index
                    + "); set MASTER_ADDR to the host name of the pod with index 0");
        }
        return host.substring(0, host.length() - index.length()) + "-0";
    }

    /** Ports as Slurm writes them: {@code 22002-22005,22010}. */
    static List<Integer> reserved(String text) {
        List<Integer> ports = new ArrayList<>();
        for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = range.indexOf('-');
            int first = number("SLURM_STEP_RESV_PORTS", dash < 0 ? range : range.substring(0, dash));
            int last = number("SLURM_STEP_RESV_PORTS", range.substring(dash + 1));
            for (int port = first; port <= last; port++) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** The first host of a list as Slurm writes it: {@code n[001-003,010],m} begins with {@code n001}. */
    static String firstHost(String list) {
        StringBuilder host = new StringBuilder();
        boolean within = false;
        boolean skipping = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '[') {
                within = true;
            } else if (c == ']') {
                within = false;
                skipping = false;
            } else if (within && (c == '-' || c == ',')) {
                skipping = true;
            } else if (c == ',') {
                break;
            } else if (!skipping) {
                host.append(c);
            }
        }
        return host.toString();
    }

    private static int number(String name, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value < 65536) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        throw new IllegalStateException(name + ": " + text + " (expected: 0 to 65535)");
    }
}
