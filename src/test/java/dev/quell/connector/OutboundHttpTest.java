package dev.quell.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Connection.Environment;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Networks;
import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Permit;
import dev.quell.shared.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Pins how the HTTP client behaves where its own defaults would send a change twice or to somewhere else. */
class OutboundHttpTest {

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    private static final WireMockExtension STRANGER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    private static final Networks LOOPBACK = Networks.granting(List.of(Networks.LOOPBACK));
    private static final OutboundHttp PATIENT = http(Duration.ofSeconds(20));
    private static final OutboundHttp HASTY = http(Duration.ofMillis(700));

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void doesNotFollowRedirects(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        for (var verb : VERBS) {
            assertThat(send(verb))
                    .isInstanceOfSatisfying(
                            Answer.Failure.class,
                            failure ->
                                    assertThat(failure.message()).contains("redirects are not followed", "/elsewhere"));
        }
        SERVER.verify(VERBS.size(), anyRequestedFor(anyUrl()));
        SERVER.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void quotesTheAddressOfARedirectEvenWhenItIsNone() {
        answer(aResponse().withStatus(302).withHeader("Location", "ht tp://[no address"));

        assertThat(send("POST"))
                .isInstanceOfSatisfying(
                        Answer.Failure.class,
                        failure -> assertThat(failure.message()).contains("redirects are not followed", "[no address"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void sendsOnceToAServerInTrouble(int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "7"));

        for (var verb : VERBS) {
            assertThat(send(verb))
                    .isInstanceOfSatisfying(
                            Answer.Failure.class,
                            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        }
        SERVER.verify(VERBS.size(), anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void sendsOnceWhenTheConnectionIsDropped(String verb) {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(send(verb)).isInstanceOf(Answer.Lost.class);
        answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(send(verb)).isInstanceOf(Answer.Lost.class);

        SERVER.verify(2, requestedFor(verb, anyUrl()));
    }

    @Test
    void givesUpOnAnAnswerThatComesTooLate() {
        answer(aResponse().withStatus(200).withBody("{}").withFixedDelay(2000));

        assertThat(send(HASTY, "POST")).isInstanceOf(Answer.Lost.class);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void givesUpOnAnAnswerThatTrickles() {
        answer(aResponse()
                .withStatus(200)
                .withBody("{\"a\":\"" + "x".repeat(2000) + "\"}")
                .withChunkedDribbleDelay(20, 6000));

        assertThat(send(HASTY, "POST"))
                .isInstanceOfSatisfying(
                        Answer.Lost.class, lost -> assertThat(lost.reason()).contains("takes longer"));
    }

    @Test
    void givesUpOnAnAnswerThatIsTooLong() {
        answer(okJson("{\"a\":\"" + "x".repeat(70_000) + "\"}"));

        assertThat(send("GET"))
                .isInstanceOfSatisfying(
                        Answer.Lost.class, lost -> assertThat(lost.reason()).contains("more than"));
    }

    @Test
    void knowsThatNothingWasSentWhenNobodyListens() {
        var nobody = connection("http://127.0.0.1:1");

        assertThat(PATIENT.send(nobody, HttpMethod.POST, "/x", Map.of(), headers -> {}, Map.of()))
                .isInstanceOf(Answer.NotSent.class);
        assertThat(PATIENT.send(
                        connection("http://no-such-host.invalid"), HttpMethod.GET, "/x", Map.of(), h -> {}, null))
                .isInstanceOf(Answer.NotSent.class);
    }

    @Test
    void knowsThatNothingWasSentToAServerWhoseCertificateItDoesNotTrust() {
        var server = connection("https://localhost:" + STRANGER.getHttpsPort());

        assertThat(PATIENT.send(server, HttpMethod.POST, "/x", Map.of(), headers -> {}, Map.of()))
                .isInstanceOf(Answer.NotSent.class);
        STRANGER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void sendsNoChangeOnceThePermitHasLapsed() {
        answer(okJson("{}"));

        var answer = PATIENT.with(() -> false)
                .send(connection(SERVER.baseUrl()), HttpMethod.POST, "/x", Map.of(), headers -> {}, Map.of());

        assertThat(answer).isInstanceOf(Answer.Lapsed.class);
        assertThat(answer.toChange(Map.of())).isInstanceOf(Outcome.Waiting.class);
        SERVER.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void asksForThePermitOnlyWhenTheConnectionStands() {
        var asked = new AtomicInteger();
        Permit counting = () -> asked.incrementAndGet() > 0;
        answer(okJson("{}"));

        PATIENT.with(counting)
                .send(connection("http://127.0.0.1:1"), HttpMethod.POST, "/x", Map.of(), headers -> {}, Map.of());
        assertThat(asked).hasValue(0);

        PATIENT.with(counting)
                .send(connection(SERVER.baseUrl()), HttpMethod.POST, "/x", Map.of(), headers -> {}, Map.of());
        assertThat(asked).hasValue(1);
    }

    @Test
    void sendsTheBodyOfADeleteAndEncodesWhatGoesIntoTheAddress() {
        answer(okJson("{}"));

        PATIENT.send(
                connection(SERVER.baseUrl()),
                HttpMethod.DELETE,
                "/m?name={name}",
                Map.of("name", "a&b=c/../d ü"),
                headers -> {},
                Map.of("alias", "champion"));

        SERVER.verify(requestedFor("DELETE", urlEqualTo("/m?name=a%26b%3Dc%2F..%2Fd%20%C3%BC"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"alias\":\"champion\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void saysHowLongTheBodyIsBecauseMlflowTakesChunksForNothing(String verb) {
        answer(okJson("{}"));

        PATIENT.send(
                connection(SERVER.baseUrl()), HttpMethod.valueOf(verb), "/m", Map.of(), headers -> {}, Map.of("a", 1));

        SERVER.verify(requestedFor(verb, urlEqualTo("/m"))
                .withHeader("Content-Length", equalTo("7"))
                .withoutHeader("Transfer-Encoding"));
    }

    @Test
    void takesALoginPageForAWrongAddressAndNotForAnAnswer() {
        answer(aResponse().withStatus(200).withBody("<html>Log in</html>"));

        assertThat(send("GET")).isInstanceOf(Answer.Failure.class);
        assertThat(send("POST").toChange(Map.of())).isInstanceOf(Outcome.Unknown.class);
        assertThatThrownBy(() -> send("GET").require())
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("check quell.connections.server.url");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 270, 290, 299})
    void quotesNoPartOfACredentialWhereverTheQuotationIsCut(int before) {
        answer(aResponse().withStatus(400).withBody("x".repeat(before) + " Bearer fetched-token"));

        assertThat(send(headers -> headers.setBearerAuth("fetched-token")))
                .isInstanceOfSatisfying(
                        Answer.Failure.class,
                        failure -> assertThat(failure.message())
                                .contains("xxx".substring(0, Math.min(3, before)))
                                .doesNotContain("fetch"));
    }

    @Test
    void quotesOnOneLine() {
        answer(aResponse().withStatus(400).withBody("first\r\n2026-01-01 INFO  Approved by nobody"));

        assertThat(send("GET"))
                .isInstanceOfSatisfying(
                        Answer.Failure.class,
                        failure -> assertThat(failure.message()).contains("first 2026-01-01 INFO Approved"));
    }

    @Test
    void quotesNoCredentialOfAConnectionInJsonOrARedirect() {
        answer(aResponse()
                .withStatus(302)
                .withHeader("Location", "/login?password=hid%22den")
                .withBody("{\"error\": {\"sent\": \"hid\\\"den\"}}"));
        var connection = new Connection(
                "server",
                "test",
                SERVER.baseUrl(),
                "quell",
                Secret.of("hid\"den"),
                Secret.NONE,
                LOOPBACK,
                0,
                Environment.OTHER);

        assertThat(PATIENT.send(connection, HttpMethod.GET, "/x", Map.of(), headers -> {}, null))
                .isInstanceOfSatisfying(
                        Answer.Failure.class,
                        failure -> assertThat(failure.message()).contains("***").doesNotContain("den"));
    }

    private void answer(ResponseDefinitionBuilder response) {
        SERVER.resetMappings();
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static Answer send(Consumer<HttpHeaders> headers) {
        return PATIENT.send(connection(SERVER.baseUrl()), HttpMethod.GET, "/x", Map.of(), headers, null);
    }

    private static Answer send(String verb) {
        return send(PATIENT, verb);
    }

    private static Answer send(OutboundHttp http, String verb) {
        var body = verb.equals("GET") ? null : Map.of("a", 1);
        return http.send(connection(SERVER.baseUrl()), HttpMethod.valueOf(verb), "/x", Map.of(), headers -> {}, body);
    }

    private static OutboundHttp http(Duration patience) {
        return new OutboundHttp(new OutboundProperties(Duration.ofSeconds(5), patience, DataSize.ofKilobytes(64)));
    }

    private static Connection connection(String url) {
        return new Connection("server", "test", url, null, Secret.NONE, Secret.NONE, LOOPBACK, 0, Environment.OTHER);
    }
}
