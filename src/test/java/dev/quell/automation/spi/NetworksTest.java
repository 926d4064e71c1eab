package dev.quell.automation.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    private static final Networks EVERYTHING = Networks.granting(List.of("loopback", "private", "0.0.0.0/0", "::/0"));

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2606:4700::1111"})
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(Networks.PUBLIC.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "::1, loopback",
        "::ffff:127.0.0.1, loopback",
        "2130706433, loopback",
        "10.0.0.1, private",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "100.64.0.1, private",
        "::ffff:10.0.0.1, private",
        "fc00::1, private",
        "fd12:3456::1, private",
        "192.0.2.7, 192.0.2.7",
        "198.18.0.1, 198.18.0.1",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "fec0::1, fec0:0:0:0:0:0:0:1",
        "::10.0.0.1, 0:0:0:0:0:0:a00:1"
    })
    void wantsAGrantForAddressesThatAreNotPublic(String address, String grant) throws UnknownHostException {
        var found = InetAddress.getByName(address);

        assertThat(Networks.PUBLIC.allow(found)).isFalse();
        assertThat(Networks.PUBLIC.grantFor(found)).contains(grant);
        assertThat(Networks.granting(List.of(grant)).allow(found)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "::ffff:169.254.169.254",
                "fd00:ec2::254",
                "fd20:ce::254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2001:0:a9fe::1"
            })
    void neverAllowsWhatCloudsKeepTheirCredentialsBehindNorWhatIsNoMachine(String address) throws UnknownHostException {
        var found = InetAddress.getByName(address);

        assertThat(EVERYTHING.allow(found)).isFalse();
        assertThat(Networks.PUBLIC.grantFor(found)).isEmpty();
    }

    @Test
    void grantsARangeAndNothingBesideIt() throws UnknownHostException {
        var networks = Networks.granting(List.of("10.2.0.0/16", "fd12::/32"));

        assertThat(networks.allow(InetAddress.getByName("10.2.255.1"))).isTrue();
        assertThat(networks.allow(InetAddress.getByName("fd12:0:7::1"))).isTrue();
        assertThat(networks.allow(InetAddress.getByName("10.3.0.1"))).isFalse();
        assertThat(networks.allow(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "10.0.0.0/33", "10.0.0.0/x", "mlflow.example.org", "", "true"})
    void takesNoGrantThatIsNone(String grant) {
        assertThatThrownBy(() -> Networks.granting(List.of(grant))).isInstanceOf(IllegalArgumentException.class);
    }
}
