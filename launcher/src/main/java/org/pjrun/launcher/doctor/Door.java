package org.pjrun.launcher.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.Interfaces;
import org.pjrun.internal.bootstrap.Subnet;

/** Lets other hosts try whether they can connect to this one, where a launcher would listen. */
final class Door implements AutoCloseable {
    private final List<ServerSocket> listeners = new ArrayList<>();

    /**
     * Listens until it is closed.
     *
     * @throws IllegalArgumentException if there is no interface to listen on
     */
    Door(@Nullable String iface) throws IOException {
        for (Subnet subnet : Interfaces.choose(iface, false)) {
            ServerSocket listener = new ServerSocket(0, 100, subnet.address());
            listeners.add(listener);
            Thread.ofVirtual().start(() -> hangUp(listener));
        }
    }

    private static void hangUp(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** {@code address:port}, of each address. */
    List<String> places() {
        return listeners.stream()
                .map(each -> each.getInetAddress().getHostAddress() + ":" + each.getLocalPort())
                .toList();
    }

    /** The longest packet of the interface with this address. */
    Optional<Integer> mtu(String address) {
        try {
            NetworkInterface found = NetworkInterface.getByInetAddress(InetAddress.ofLiteral(address));
            return found == null ? Optional.empty() : Optional.of(found.getMTU());
        } catch (SocketException | IllegalArgumentException e) {
            return Optional.empty(); // nothing to compare with
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket each : listeners) {
            each.close();
        }
    }
}
