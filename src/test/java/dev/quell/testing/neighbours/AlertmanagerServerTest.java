package dev.quell.testing.neighbours;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.quell.testing.neighbours.AlertmanagerServer.Credentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NeighbourTest
@WireMockTest
class AlertmanagerServerTest {

    private static final Duration CAP = Duration.ofSeconds(30);
    private static final Map<String, String> LABELS =
            Map.of("alertname", "FeatureDrift", "ai_system", "credit-scoring");

    @BeforeEach
    void acceptTheWebhook() {
        stubFor(post("/hook").willReturn(ok()));
    }

    @Test
    void postsAnAlertWithItsBearerTokenAndThenItsEnd(WireMockRuntimeInfo receiver) {
        var webhook = URI.create(receiver.getHttpBaseUrl() + "/hook");
        try (var alertmanager = AlertmanagerServer.start(webhook, Credentials.bearer("s3cret"))) {
            alertmanager.fire(LABELS, Map.of("summary", "PSI of income is 0.41"));
            await().atMost(CAP).until(() -> posted("firing") > 0);
            assertThat(alertmanager.firing()).containsExactly("FeatureDrift");

            alertmanager.resolve(LABELS, Instant.now());
            await().atMost(CAP).until(() -> posted("resolved") > 0);
        }
    }

    @Test
    void postsAnAlertWithItsUserAndPassword(WireMockRuntimeInfo receiver) {
        var webhook = URI.create(receiver.getHttpBaseUrl() + "/hook");
        try (var alertmanager = AlertmanagerServer.start(webhook, Credentials.basic("automation", "quell"))) {
            alertmanager.fire(LABELS, Map.of());
            var authorization = equalTo("Basic YXV0b21hdGlvbjpxdWVsbA==");
            await().atMost(CAP)
                    .until(() -> !findAll(
                                    postRequestedFor(urlEqualTo("/hook")).withHeader("Authorization", authorization))
                            .isEmpty());
        }
    }

    private static int posted(String status) {
        return findAll(postRequestedFor(urlEqualTo("/hook"))
                        .withHeader("Authorization", equalTo("Bearer s3cret"))
                        .withRequestBody(matchingJsonPath("$.alerts[0].status", equalTo(status))))
                .size();
    }
}
