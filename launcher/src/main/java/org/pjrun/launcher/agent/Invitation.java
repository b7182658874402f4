package org.pjrun.launcher.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pjrun.internal.bootstrap.RankEnvironment;
import org.pjrun.internal.bootstrap.Secret;

/**
 * What an agent reads from its standard input when it starts; nothing of it is ever on a command line.
 *
 * @param job name of the job
 * @param secret what the job's processes prove their membership by
 * @param hosts names of all hosts with an agent, in order
 * @param addresses where the launcher listens
 * @param tls whether connections are encrypted
 */
public record Invitation(
        String job, Secret secret, List<String> hosts, List<InetSocketAddress> addresses, boolean tls) {
    private static final String END = ".";

    /** The lines of it. */
    public String text() {
        return "job " + job + "\nsecret " + secret.hex() + "\nhosts " + String.join(" ", hosts) + "\naddresses "
                + RankEnvironment.text(addresses) + "\ntls " + tls + "\n" + END + "\n";
    }

    /** Reads the lines. */
    static Invitation read(BufferedReader in) throws IOException {
        Map<String, String> lines = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                lines.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        try {
            return new Invitation(
                    lines.getOrDefault("job", ""),
                    Secret.ofHex(lines.getOrDefault("secret", "")),
                    List.of(lines.getOrDefault("hosts", "").split(" ")),
                    RankEnvironment.addresses(lines.getOrDefault("addresses", "")),
                    "true".equals(lines.get("tls")));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("standard input does not say whose agent this is (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The number of the host of that name.
     *
     * @throws IOException if there is none
     */
    int number(String name) throws IOException {
        int number = hosts.indexOf(name);
        for (int h = 0; number < 0 && h < hosts.size(); h++) {
            if (shortName(hosts.get(h)).equals(shortName(name))) {
                number = h;
            }
        }
        if (number < 0) {
            throw new IOException(
                    "this host is called " + name + " (expected: one of " + String.join(", ", hosts) + ")");
        }
        return number;
    }

    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
