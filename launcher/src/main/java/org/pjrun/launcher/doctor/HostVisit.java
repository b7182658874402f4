package org.pjrun.launcher.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pjrun.launcher.ShellWords;
import org.pjrun.launcher.doctor.Patient.Answer;
import org.pjrun.launcher.hosts.Host;

/** Looks at another host by a script that needs nothing there but a shell, and judges what that has found. */
final class HostVisit {
    private static final long LEAST_SHARED_KIB = 128 * 1024;
    private static final long LEAST_LIMIT = 1024;
    private static final double MOST_SKEW = 0.5;
    private static final double SLOW_SECONDS = 2;

    /** What the host is asked; the first lines set what it is asked about. */
    private static final String SCRIPT = """
        echo "time=$(date +%s.%N)"
        for j in "$java" "$JAVA_HOME" /usr/lib/jvm/*; do
            [ -x "$j/bin/java" ] && [ -r "$j/release" ] || continue
            v=$(sed -n 's/^JAVA_VERSION="\\([^"]*\\)".*/\\1/p' "$j/release")
            m=${v%%[!0-9]*}
            [ "${m:-0}" -ge 25 ] && { echo "java=$v at $j"; break; }
        done
        [ -w /dev/shm ] && echo "shared=$(df -kP /dev/shm | sed -n '2s/^[^ ]* *[^ ]* *[^ ]* *\\([^ ]*\\).*/\\1/p')"
        sed -n 's/^Max open files *\\([^ ]*\\).*/files=\\1/p;s/^Max processes *\\([^ ]*\\).*/processes=\\1/p' /proc/self/limits
        echo "cores=$(nproc)"
        c=${XDG_CACHE_HOME:-$HOME/.cache}/pjrun
        mkdir -p "$c" 2>/dev/null && [ -w "$c" ] && echo "cache=$c"
        for n in $names; do getent hosts "$n" >/dev/null || echo "unknown=$n"; done
        command -v bash >/dev/null || echo "unable=bash"
        command -v timeout >/dev/null || echo "unable=timeout"
        for a in $addresses; do
            h=${a%:*}
            if timeout 3 bash -c "exec 3<>/dev/tcp/$h/${a##*:}" 2>/dev/null; then
                d=$(ip route get "$h" 2>/dev/null | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p')
                echo "reached=$h $(cat "/sys/class/net/$d/mtu" 2>/dev/null) $d"
                break
            fi
        done
        """;

    private final Host host;
    private final String command;
    private final Map<String, String> facts = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private HostVisit(Host host, String command) {
        this.host = host;
        this.command = command;
    }

    /**
     * What is found on a host, each finding named after it.
     *
     * @param javaHome this host's JDK, which is looked for first
     * @param door where this host listens for as long as the visit takes
     * @param names of all hosts
     * @param command the words that reach another host
     */
    static List<Finding> findings(
            Host host, String javaHome, Door door, List<String> names, Patient patient, String command) {
        HostVisit visit = new HostVisit(host, command);
        String script = "java=" + ShellWords.quoted(javaHome) + "\naddresses="
                + ShellWords.quoted(String.join(" ", door.places())) + "\nnames="
                + ShellWords.quoted(String.join(" ", names)) + "\n" + SCRIPT;
        double before = now();
        try {
            Answer answer = patient.run(host.name(), script);
            if (visit.reached(answer)) {
                visit.judge(before, now(), door);
            }
        } catch (IOException e) {
            visit.add(
                    command + " cannot be run: " + e.getMessage(),
                    "install an ssh client, or name another one by --ssh");
        }
        return visit.findings;
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    private void add(String what, String advice) {
        findings.add(new Finding(host.name() + ": " + what, advice));
    }

    private boolean reached(Answer answer) {
        if (answer.out().startsWith("time=")) {
            for (String line : answer.out().lines().toList()) {
                int equals = line.indexOf('=');
                if (line.startsWith("unknown=")) {
                    unknown.add(line.substring(equals + 1));
                } else if (equals > 0) {
                    facts.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return true;
        }
        String said = answer.err().strip();
        String last = said.substring(said.lastIndexOf('\n') + 1);
        add(
                "not reached by " + command + (last.isEmpty() ? ": exit status " + answer.status() : ": " + last),
                advice(said));
        return false;
    }

    private String advice(String said) {
        String name = host.name();
        if (said.contains("Host key verification failed") || said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
            return said.contains("CHANGED")
                    ? "if the host was installed anew: ssh-keygen -R " + name + "; then " + command + " " + name
                    : command + " " + name + " once by hand, compare the key's fingerprint, and say yes";
        }
        if (said.contains("Permission denied")) {
            return "ssh-copy-id " + name + " (make a key before, if you have none: ssh-keygen)";
        }
        if (said.contains("Could not resolve")) {
            return "correct the name, or give its address in ~/.ssh/config or /etc/hosts";
        }
        if (said.contains("refused")) {
            return "start sshd there: systemctl enable --now ssh";
        }
        return "see what '" + command + " " + name + " true' says; it must need no password and print nothing";
    }

    private void judge(double before, double after, Door door) {
        time(before, after);
        String java = facts.get("java");
        add(
                java == null ? "no JDK 25 or newer" : "JDK " + java,
                java == null ? "install one under /usr/lib/jvm, or at the place that it has on this host" : "");
        network(door);
        for (String name : unknown) {
            add("does not know the name " + name, "add it to /etc/hosts there, or to DNS");
        }
        sharedMemory();
        limit("files", "open files", "ulimit -n");
        limit("processes", "processes and threads", "ulimit -u");
        int cores = Integer.parseInt(facts.getOrDefault("cores", "0"));
        boolean crowded = host.slots() > cores && cores > 0;
        add(
                cores + (cores == 1 ? " core" : " cores") + " for " + host.slots()
                        + (host.slots() == 1 ? " rank" : " ranks"),
                crowded ? "name it with fewer ranks: -H " + host.name() + ":" + cores : "");
        String cache = facts.get("cache");
        add(
                cache == null ? "no cache folder that can be written" : "cache folder " + cache,
                cache == null
                        ? "make ~/.cache/pjrun writable there, or set XDG_CACHE_HOME: classes are kept there"
                        : "");
    }

    private void time(double before, double after) {
        add(
                String.format(Locale.ROOT, "reached by %s in %.1f s", command, after - before),
                after - before > SLOW_SECONDS && facts.containsKey("reached")
                        ? "ssh is slow: look whether sshd waits for DNS (UseDNS no), or keep a connection"
                                + " (ControlMaster auto)"
                        : "");
        double time = Double.parseDouble(facts.getOrDefault("time", "0").replaceFirst("\\.N$", ""));
        double skew = time < before ? time - before : Math.max(0, time - after);
        boolean good = Math.abs(skew) <= MOST_SKEW;
        add(
                good
                        ? "its clock is right"
                        : String.format(
                                Locale.ROOT, "its clock is %.1f s %s", Math.abs(skew), skew < 0 ? "behind" : "ahead"),
                good ? "" : "let chrony set it: systemctl enable --now chrony; chronyc makestep");
    }

    private void network(Door door) {
        String reached = facts.get("reached");
        if (facts.containsKey("unable") && reached == null) {
            add("has no " + facts.get("unable") + ", so its way to this host is not tried", "");
        } else if (reached == null) {
            add(
                    "cannot connect to this host at " + String.join(", ", door.places()),
                    "open the firewall between the hosts for all ports above 1023, or choose the interface that leads"
                            + " there by --iface");
        } else {
            String[] words = reached.split(" ", 3);
            Optional<Integer> here = door.mtu(words[0]);
            String mtu = words.length == 3 ? words[1] : "";
            boolean differs =
                    here.isPresent() && !mtu.isEmpty() && !mtu.equals(here.get().toString());
            add(
                    "connects to this host at " + words[0] + (mtu.isEmpty() ? "" : " by " + words[2] + ", MTU " + mtu)
                            + (differs ? " (here " + here.get() + ")" : ""),
                    differs ? "give both ends the same: ip link set " + words[2] + " mtu " + here.get() : "");
        }
    }

    private void sharedMemory() {
        long kib = Long.parseLong(facts.getOrDefault("shared", "-1"));
        if (kib < 0) {
            add("no folder /dev/shm that can be written", "mount a tmpfs there");
        } else {
            add(
                    kib / 1024 + " MiB free in /dev/shm",
                    kib >= LEAST_SHARED_KIB ? "" : "make it larger: mount -o remount,size=1g /dev/shm");
        }
    }

    private void limit(String name, String words, String change) {
        String value = facts.getOrDefault(name, "unlimited");
        boolean good = value.equals("unlimited") || Long.parseLong(value) >= LEAST_LIMIT;
        if (!good) {
            add("at most " + value + " " + words, "raise it in /etc/security/limits.conf there (" + change + ")");
        }
    }
}
