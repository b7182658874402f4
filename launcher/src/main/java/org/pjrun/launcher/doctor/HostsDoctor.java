package org.pjrun.launcher.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.pjrun.launcher.hosts.Host;

/** Looks whether other hosts are fit for jobs that start here, all at once. */
public final class HostsDoctor {
    private final List<Finding> findings;

    private HostsDoctor(List<Finding> findings) {
        this.findings = findings;
    }

    /**
     * Visits hosts.
     *
     * @param hosts with the ranks that each is to have
     * @param javaHome this host's JDK
     * @param iface name or CIDR of the interfaces that lead to them, empty for all
     * @param ssh the words of the command that reaches them
     */
    public static HostsDoctor visit(List<Host> hosts, String javaHome, String iface, List<String> ssh)
            throws IOException {
        return visit(hosts, javaHome, iface, Patient.by(ssh), ssh.getFirst());
    }

    static HostsDoctor visit(List<Host> hosts, String javaHome, String iface, Patient patient, String command)
            throws IOException {
        List<String> names = hosts.stream().map(Host::name).toList();
        List<List<Finding>> found = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(hosts.size());
        try (Door door = new Door(iface.isEmpty() ? null : iface)) {
            for (Host host : hosts) {
                List<Finding> own = new ArrayList<>();
                found.add(own);
                Thread.startVirtualThread(() -> {
                    try {
                        own.addAll(HostVisit.findings(host, javaHome, door, names, patient, command));
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
        } catch (IllegalArgumentException e) {
            return new HostsDoctor(
                    List.of(new Finding(String.valueOf(e.getMessage()), "connect this host to a network")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new HostsDoctor(found.stream().flatMap(List::stream).toList());
    }

    /** Whether nothing needs to be done. */
    public boolean satisfied() {
        return findings.stream().allMatch(Finding::isGood);
    }

    /** A line for each thing looked at, and what to do. */
    public String text() {
        return Finding.text(findings);
    }
}
