package org.pjrun.internal.transport.tcp;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ErrorClass;

/** Chooses the addresses of this host that a rank listens on. */
final class Interfaces {
    private static final List<String> INNER = List.of("docker", "virbr", "veth", "br-", "lxc", "cni");

    private Interfaces() {}

    /**
     * The addresses to listen on.
     *
     * @param wanted name or CIDR of the interfaces, null for the loopback where the job is on one host, else for all that
     *     lead to other hosts
     */
    static List<Subnet> choose(@Nullable String wanted, boolean oneHost) {
        List<Subnet> chosen = new ArrayList<>();
        List<String> all = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress bound : each.getInterfaceAddresses()) {
                    InetAddress address = bound.getAddress();
                    Subnet subnet = new Subnet(address, bound.getNetworkPrefixLength());
                    all.add(each.getName() + " " + subnet);
                    if (each.isUp() && !address.isLinkLocalAddress() && fits(each, subnet, wanted, oneHost)) {
                        chosen.add(subnet);
                    }
                }
            }
        } catch (SocketException e) {
            throw new CommException(ErrorClass.ARG, "network interfaces cannot be listed: " + e.getMessage());
        }
        if (chosen.isEmpty()) {
            throw new CommException(
                    ErrorClass.ARG,
                    "iface: " + (wanted == null ? "none leads to other hosts" : wanted)
                            + " (expected: a name or CIDR of " + all + ")");
        }
        return List.copyOf(chosen);
    }

    private static boolean fits(NetworkInterface each, Subnet subnet, @Nullable String wanted, boolean oneHost)
            throws SocketException {
        if (wanted == null) {
            return oneHost ? isMainLoopback(subnet.address()) : !each.isLoopback() && !inner(each.getName());
        }
        int slash = wanted.indexOf('/');
        if (slash < 0) {
            return each.getName().equals(wanted);
        }
        try {
            InetAddress address = InetAddress.ofLiteral(wanted.substring(0, slash));
            return new Subnet(address, Integer.parseInt(wanted.substring(slash + 1))).contains(subnet.address());
        } catch (IllegalArgumentException e) {
            throw new CommException(ErrorClass.ARG, "iface: " + wanted + " (expected: a name, or ADDRESS/PREFIX)");
        }
    }

    private static boolean isMainLoopback(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isLoopbackAddress() && bytes.length == 4 && bytes[3] == 1;
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
