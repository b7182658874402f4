package org.pjrun.launcher.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a name is this host's own, without asking anybody else. */
final class ThisHost {
    private ThisHost() {}

    static boolean is(String name) {
        if (name.equals("localhost") || name.equals(hostName()) || name.equals(shortName(hostName()))) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(name);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IllegalArgumentException | SocketException e) {
            return !hostName().isEmpty() && shortName(name).equals(hostName()); // a name with its domain
        }
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).trim();
        } catch (IOException e) {
            return "";
        }
    }

    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
