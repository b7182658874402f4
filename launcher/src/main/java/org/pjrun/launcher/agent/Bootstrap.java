package org.pjrun.launcher.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pjrun.launcher.BadInput;

/**
 * How an agent comes to a host where nothing is installed but a JDK: a small shell says whether the host has the agent's
 * jars in its cache, reads them from its standard input if not, and becomes the agent.
 *
 * @param id a hash of the jars
 * @param jars the launcher's jar and the runtime's
 */
public record Bootstrap(String id, List<Path> jars) {
    /** No line has an end and no single quote or exclamation mark is in it, so that any login shell hands it on. */
    private static final List<String> SCRIPT = List.of(
            "umask 077;",
            "c=\"${XDG_CACHE_HOME:-$HOME/.cache}/pjrun/agent/%s\";",
            "if [ -f \"$c/2.jar\" ]; then echo pjrun-agent have; else echo pjrun-agent want; fi;",
            "if [ -n \"$1\" ]; then exec <\"$1\"; fi;",
            "read -r n m || exit 0;",
            "if [ \"$n\" -gt 0 ]; then mkdir -p \"$c\"; t=\"$c/new.$$\"; head -c \"$n\" >\"$t.1\"; head -c \"$m\""
                    + " >\"$t.2\";",
            "if [ \"$(wc -c <\"$t.1\")\" -eq \"$n\" ] && [ \"$(wc -c <\"$t.2\")\" -eq \"$m\" ];",
            "then mv -f \"$t.1\" \"$c/1.jar\"; mv -f \"$t.2\" \"$c/2.jar\"; else rm -f \"$t.1\" \"$t.2\"; exit 1; fi;"
                    + " fi;",
            "for j in \"%s\" \"$JAVA_HOME\" /usr/lib/jvm/*; do v=; [ -x \"$j/bin/java\" ] && [ -r \"$j/release\" ] &&",
            "v=$(sed -n \"s/^JAVA_VERSION=.\\([0-9]*\\).*/\\1/p\" \"$j/release\"); [ \"${v:-0}\" -ge 25 ] && break;"
                    + " j=; done;",
            "if [ -z \"$j\" ]; then echo \"no JDK 25 or newer in %s, JAVA_HOME or /usr/lib/jvm; install one\" >&2;"
                    + " exit 127; fi;",
            "exec \"$j/bin/java\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx64m -Xshare:auto",
            "--enable-native-access=ALL-UNNAMED -cp \"$c/1.jar:$c/2.jar\" org.pjrun.launcher.agent.Agent \"$0\"");

    private static final String HAVE = "pjrun-agent have";
    private static final String WANT = "pjrun-agent want";
    private static final int LONGEST_LINE = 4096;

    /**
     * The jars that an agent needs, among those of pjrun.
     *
     * @throws BadInput if pjrun does not run from jars
     */
    public static Bootstrap of(List<String> classPath) {
        List<Path> jars = new ArrayList<>();
        for (String name : List.of("pjrun-launcher-", "pjrun-runtime-")) {
            for (String entry : classPath) {
                Path path = Path.of(entry);
                if (path.getFileName().toString().startsWith(name) && entry.endsWith(".jar")) {
                    jars.add(path);
                }
            }
        }
        if (jars.size() != 2) {
            throw new BadInput(
                    "other hosts need pjrun's own jars, and it does not run from such; build it by 'mvn package'"
                            + " and start scripts/pjrun");
        }
        return new Bootstrap(id(jars), List.copyOf(jars));
    }

    private static String id(List<Path> jars) {
        try {
            Path build = jars.get(0).resolveSibling("build-id");
            if (Files.isReadable(build)) {
                return Files.readString(build).substring(0, 32);
            }
            return Bundle.of(jars.get(0)).id() + Bundle.of(jars.get(1)).id();
        } catch (IOException e) {
            throw new BadInput("pjrun's own jars cannot be read: " + e.getMessage());
        }
    }

    /** The words that start an agent; one more, the name of its host, is to follow. */
    public List<String> words(String javaHome) {
        return List.of("/bin/sh", "-c", String.format(String.join(" ", SCRIPT), id, javaHome, javaHome));
    }

    /**
     * Speaks with the shells that a command has started, until the agents have got what they need.
     *
     * @param agents how many shells there are
     * @param out what all of them read
     * @param in what they print, and perhaps others before them
     * @param others takes lines that are not for us
     * @throws IOException if one of them ends before it has become an agent
     */
    public void converse(int agents, OutputStream out, InputStream in, Invitation invitation, Consumer<String> others)
            throws IOException {
        boolean wanted = false;
        for (int left = agents; left > 0; ) {
            String line = line(in);
            wanted |= line.equals(WANT);
            if (line.equals(WANT) || line.equals(HAVE)) {
                left--;
            } else {
                others.accept(line);
            }
        }
        write(out, wanted, invitation);
    }

    /** Writes what agents read that are started without a conversation. */
    public void write(OutputStream out, boolean wanted, Invitation invitation) throws IOException {
        StringBuilder sizes = new StringBuilder();
        for (Path jar : jars) {
            sizes.append(sizes.isEmpty() ? "" : " ").append(wanted ? Files.size(jar) : 0);
        }
        out.write(sizes.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        for (Path jar : wanted ? jars : List.<Path>of()) {
            Files.copy(jar, out);
        }
        out.write(invitation.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("it ended before an agent was there");
            }
            if (line.length() < LONGEST_LINE && c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
