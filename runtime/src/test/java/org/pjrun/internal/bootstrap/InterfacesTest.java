package org.pjrun.internal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterfacesTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void choose_jobOfOneHost_isLoopback() {
        assertThat(Interfaces.choose(null, true)).extracting(Subnet::address).containsExactly(LOOPBACK);
    }

    @Test
    void choose_byName_takesItsAddresses() {
        List<Subnet> chosen = Interfaces.choose("lo", false);
        assertThat(chosen).extracting(Subnet::address).contains(LOOPBACK).allMatch(InetAddress::isLoopbackAddress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0/8", "127.0.0.1/32", "126.0.0.0/7"})
    void choose_byNetwork_takesAddressesWithin(String network) {
        assertThat(Interfaces.choose(network, false))
                .extracting(Subnet::address)
                .contains(LOOPBACK)
                .allMatch(InetAddress::isLoopbackAddress);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch0", "198.51.100.0/24", "::2/128"})
    void choose_thatFitsNone_saysWhatThereIs(String wanted) {
        assertThatThrownBy(() -> Interfaces.choose(wanted, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wanted)
                .hasMessageContaining("lo 127.0.0.1/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0/8x", "10.0.0.0/33", "10.0.0.0/-1", "host/8", "/", "::/129"})
    void choose_thatIsNoNetwork_saysWhatIsExpected(String wanted) {
        assertThatThrownBy(() -> Interfaces.choose(wanted, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(wanted + " (expected: a name, or ADDRESS/PREFIX as in 10.0.0.0/16)");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 16, 10.1.255.4, true",
        "10.1.2.3, 16, 10.2.2.3, false",
        "10.1.2.3, 0, 192.0.2.1, true",
        "10.1.2.3, 31, 10.1.2.2, true",
        "10.1.2.3, 32, 10.1.2.2, false",
        "fd00::1, 64, fd00::2:0:0:1, true",
        "fd00::1, 64, fd01::1, false",
        "::1, 0, 10.0.0.1, false"
    })
    void subnet_containsWhatSharesItsPrefix(String address, int prefix, String other, boolean contained) {
        assertThat(new Subnet(InetAddress.ofLiteral(address), prefix).contains(InetAddress.ofLiteral(other)))
                .isEqualTo(contained);
    }
}
