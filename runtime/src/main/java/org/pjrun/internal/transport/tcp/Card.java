package org.pjrun.internal.transport.tcp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a rank listens: its addresses, each with the length of its subnet's prefix and a port.
 *
 * <p>Written as {@code 10.0.0.5/24:40001 fd00::5/64:40001}.
 */
record Card(List<Place> places) {
    /** One address. */
    record Place(Subnet subnet, int port) {
        InetSocketAddress socket() {
            return new InetSocketAddress(subnet.address(), port);
        }
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder();
        for (Place place : places) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(place.subnet())
                    .append(':')
                    .append(place.port());
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Card decode(byte[] bytes) throws UnknownHostException {
        List<Place> places = new ArrayList<>();
        for (String word : new String(bytes, StandardCharsets.US_ASCII).split(" ")) {
            int slash = word.indexOf('/');
            int colon = word.lastIndexOf(':');
            if (slash < 0 || colon < slash) {
                throw new UnknownHostException("address: " + word + " (expected: ADDRESS/PREFIX:PORT)");
            }
            try {
                InetAddress address = InetAddress.ofLiteral(word.substring(0, slash));
                int prefix = Integer.parseInt(word.substring(slash + 1, colon));
                places.add(new Place(new Subnet(address, prefix), Integer.parseInt(word.substring(colon + 1))));
            } catch (IllegalArgumentException e) {
                UnknownHostException unknown = new UnknownHostException("address: " + word);
                unknown.initCause(e);
                throw unknown;
            }
        }
        return new Card(List.copyOf(places));
    }

    /** The addresses in the order in which they are to be tried: those on a subnet of ours come first. */
    List<InetSocketAddress> inOrder(List<Subnet> ours) {
        List<InetSocketAddress> near = new ArrayList<>();
        List<InetSocketAddress> far = new ArrayList<>();
        for (Place place : places) {
            boolean common = false;
            for (Subnet mine : ours) {
                common |= mine.contains(place.subnet().address());
            }
            (common ? near : far).add(place.socket());
        }
        near.addAll(far);
        return near;
    }
}
