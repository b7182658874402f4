package org.pjrun.internal.transport.tcp;

import java.net.InetAddress;

/**
 * An address and how many of its leading bits name its subnet.
 *
 * @param address an address of the subnet
 * @param prefix leading bits that all addresses of the subnet share
 */
record Subnet(InetAddress address, int prefix) {
    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (((mine[bit >> 3] ^ its[bit >> 3]) & 0x80 >> (bit & 7)) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
