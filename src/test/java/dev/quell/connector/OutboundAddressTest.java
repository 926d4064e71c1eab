package dev.quell.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Connection.Environment;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Networks;
import dev.quell.automation.spi.Outcome;
import dev.quell.shared.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Where a request may go: to the server of its connection, at an address that was checked, and nowhere else. */
class OutboundAddressTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Names names = new Names();
    private final OutboundHttp http = new OutboundHttp(
            new OutboundProperties(Duration.ofSeconds(2), Duration.ofSeconds(2), DataSize.ofKilobytes(64)), names);

    @BeforeEach
    void answer() {
        SERVER.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    }

    @Test
    void dialsTheAddressThatItCheckedAndAsksForTheNameOnce() {
        // the name exists nowhere else, so a second look-up would find nothing
        names.answer("127.0.0.2");

        assertThat(get("registry.invalid", "loopback")).isInstanceOf(Answer.Success.class);

        assertThat(names.asked).isEqualTo(1);
        SERVER.verify(1, anyRequestedFor(anyUrl()).withHeader("Host", equalTo("registry.invalid:" + SERVER.getPort())));
    }

    @Test
    void doesNotFollowANameThatMovesToAnotherAddress() {
        names.answer("127.0.0.1");
        names.answer("169.254.169.254");

        assertThat(get("registry.invalid", "loopback")).isInstanceOf(Answer.Success.class);
        assertThat(get("registry.invalid", "loopback"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains(
                                        "quell.connections.server.url leads to 169.254.169.254", "no connection may"));
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void dialsOnlyTheAllowedOneOfSeveralAddresses() {
        names.answer("10.0.0.1", "127.0.0.1");

        assertThat(get("registry.invalid", "loopback")).isInstanceOf(Answer.Success.class);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, loopback", "10.1.2.3, private", "fd12::1, private"})
    void refusesWhatIsNotGrantedAndNamesTheSetting(String address, String grant) {
        names.answer(address);

        var refused = get("registry.invalid");

        assertThatThrownBy(refused::require)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining("set quell.connections.server.networks to " + grant);
        assertThat(refused.toChange(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(Outcome.Code.MISCONFIGURED));
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "2852039166", "169.16689662", "[fd00:ec2::254]"})
    void refusesTheMetadataOfACloudHoweverItIsWritten(String host) {
        assertThat(get(host, "loopback", "private", "0.0.0.0/0", "::/0")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void knowsThatNothingWasSentToAnAddressThatIsNone() {
        assertThat(get("0xa9fea9fe")).isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void isNotLedToTheMetadataOfACloudByARedirect() {
        SERVER.stubFor(any(anyUrl()).willReturn(temporaryRedirect("http://169.254.169.254/latest/meta-data/")));
        names.answer("127.0.0.1");

        assertThat(get("registry.invalid", "loopback")).isInstanceOf(Answer.Failure.class);
        assertThat(names.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@evil.invalid/x", ".evil.invalid/x", ":1/x", "/a/../x", "/{name}/x", "/a/{name}", "/a/{empty}/x"
            })
    void staysBelowTheAddressOfItsConnection(String path) {
        var answer = http.send(
                connection("registry.invalid", "loopback"),
                HttpMethod.GET,
                path,
                Map.of("name", "..", "empty", ""),
                headers -> {},
                null);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("quell.connections.server.url"));
        assertThat(names.asked).isZero();
    }

    private Answer get(String host, String... networks) {
        return http.send(connection(host, networks), HttpMethod.GET, "/x", Map.of(), headers -> {}, null);
    }

    private static Connection connection(String host, String... networks) {
        return new Connection(
                "server",
                "test",
                "http://" + host + ":" + SERVER.getPort(),
                null,
                Secret.NONE,
                Secret.NONE,
                Networks.granting(List.of(networks)),
                0,
                Environment.OTHER);
    }

    /** Answers as it was told, one answer a question; what it was told nothing about it takes for an address. */
    private static final class Names implements DnsResolver {

        private final Deque<String[]> answers = new ArrayDeque<>();
        private int asked;

        void answer(String... addresses) {
            answers.add(addresses);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked++;
            if (answers.isEmpty()) {
                return InetAddress.getAllByName(host);
            }
            var addresses = answers.remove();
            var found = new InetAddress[addresses.length];
            for (var i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
