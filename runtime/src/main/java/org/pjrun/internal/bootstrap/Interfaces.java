package org.pjrun.internal.bootstrap;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the addresses of this host that a process of the job listens on. */
public final class Interfaces {
    /** Networks inside of this host, which lead nowhere else. */
    private static final List<String> INNER = List.of("docker", "virbr", "veth", "br-", "lxc", "cni");

    private Interfaces() {}

    /**
     * The addresses to listen on.
     *
     * @param wanted name or CIDR of the interfaces, null for the loopback where the job is on one host, else for all that
     *     lead to other hosts
     * @throws IllegalArgumentException if there is none, with what there is
     */
    public static List<Subnet> choose(@Nullable String wanted, boolean oneHost) {
        List<Subnet> chosen = new ArrayList<>();
        List<String> all = new ArrayList<>();
        Subnet network = wanted == null || wanted.indexOf('/') < 0 ? null : cidr(wanted);
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress bound : each.getInterfaceAddresses()) {
                    InetAddress address = bound.getAddress();
                    Subnet subnet = new Subnet(address, bound.getNetworkPrefixLength());
                    if (!each.isUp() || address.isLinkLocalAddress()) {
                        continue;
                    }
                    all.add(each.getName() + " " + subnet);
                    boolean fits = network != null
                            ? network.contains(address)
                            : wanted != null ? each.getName().equals(wanted) : usual(each, address, oneHost);
                    if (fits) {
                        chosen.add(subnet);
                    }
                }
            }
        } catch (SocketException e) {
            throw new IllegalArgumentException("network interfaces cannot be listed: " + e.getMessage(), e);
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException((wanted == null
                            ? "no network interface leads to other hosts"
                            : "no network interface is called or within " + wanted)
                    + " (expected: a name or CIDR of " + String.join(", ", all) + ")");
        }
        return List.copyOf(chosen);
    }

    private static Subnet cidr(String wanted) {
        int slash = wanted.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(wanted.substring(0, slash));
            int prefix = Integer.parseInt(wanted.substring(slash + 1));
            if (prefix >= 0 && prefix <= 8 * address.getAddress().length) {
                return new Subnet(address, prefix);
            }
        } catch (IllegalArgumentException e) {
            // reported below together with a prefix that is out of range
        }
        throw new IllegalArgumentException(wanted + " (expected: a name, or ADDRESS/PREFIX as in 10.0.0.0/16)");
    }

    private static boolean usual(NetworkInterface each, InetAddress address, boolean oneHost) throws SocketException {
        return oneHost ? isMainLoopback(address) : !each.isLoopback() && !inner(each.getName());
    }

    private static boolean isMainLoopback(InetAddress address) {
        return address.equals(InetAddress.ofLiteral("127.0.0.1"));
    }

    private static boolean inner(String name) {
        for (String prefix : INNER) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
