package dev.quell.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Secret;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class WebhookTest extends IntegrationTest {

    private static final String PATH = "/api/v1/signals/alertmanager";
    private static final String RESOLVED = "{\"version\":\"4\",\"alerts\":[{\"status\":\"resolved\","
            + "\"labels\":{\"alertname\":\"Webhook\"},\"annotations\":{},\"startsAt\":\"2026-03-01T00:00:00Z\","
            + "\"endsAt\":\"2026-03-01T00:01:00Z\",\"fingerprint\":\"f0e1d2c3b4a59687\"}]}";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PREVIOUS = "whsec_b2xkLXNlY3JldC1vZi10d2VudHktZm91ci1ieXRlcw==";
    private static final String MLFLOW_SECRET = "mlflow-webhook-secret-0123456789";

    private final String id = "msg_" + UUID.randomUUID();

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    @Autowired
    private WebhookMessages messages;

    /** The example of the Standard Webhooks libraries. */
    @Test
    void signsAsTheStandardDoes() {
        var message = new SignedMessage(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "1614265330",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(message.isSignedWith(WebhookScheme.STANDARD.key(SECRET))).isTrue();
        assertThat(message.isSignedWith(WebhookScheme.STANDARD.key(PREVIOUS))).isFalse();
    }

    /** Computed apart, as MLflow documents it. */
    @Test
    void signsAsMlflowDoes() {
        var message = new SignedMessage(
                "8a4c",
                "1764101000",
                "v1,EuC8l9+ARqrHDdjkHY0tefTZ4vtU2cSdrFVGgDiH8Yg=",
                "{\"entity\":\"model_version\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(message.isSignedWith(WebhookScheme.MLFLOW.key(MLFLOW_SECRET)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(WebhookScheme.class)
    void aSignedMessageIsTakenWithoutALogin(WebhookScheme scheme) {
        var answer = send(scheme, secret(scheme), 0, RESOLVED, RESOLVED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"received\":1");
    }

    @Test
    void theSecretBeforeIsStillGood() {
        assertThat(send(WebhookScheme.STANDARD, PREVIOUS, 0, RESOLVED, RESOLVED).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(WebhookScheme.class)
    void aChangedBodyIsRefused(WebhookScheme scheme) {
        assertThat(send(scheme, secret(scheme), 0, RESOLVED, RESOLVED + " ").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-299, 200", "299, 200", "-301, 401", "301, 401"})
    void aMessageThatIsNotOfNowIsRefused(long seconds, int status) {
        assertThat(send(WebhookScheme.STANDARD, SECRET, seconds, RESOLVED, RESOLVED)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aMessageThatWasTakenChangesNothingWhenItIsSentAgain() {
        send(WebhookScheme.STANDARD, SECRET, 0, RESOLVED, RESOLVED);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> messages.wasTaken("gateway", id));

        var again = send(WebhookScheme.STANDARD, SECRET, 1, RESOLVED, RESOLVED);

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aMessageThatFailedMayBeSentAgain() {
        assertThat(send(WebhookScheme.STANDARD, SECRET, 0, "{", "{").statusCode())
                .isEqualTo(400);

        assertThat(send(WebhookScheme.STANDARD, SECRET, 0, RESOLVED, RESOLVED).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignatureOpensNothingButTheWayInForSignals() {
        var signed = caller(WebhookScheme.STANDARD, SECRET, 0, RESOLVED);

        assertThat(signed.post("/api/v1/observations", RESOLVED).statusCode()).isEqualTo(401);
        assertThat(signed.post("/engine-rest/message", RESOLVED).statusCode()).isEqualTo(401);
    }

    @Test
    void aSignedMessageOfAnySizeFillsNoMemory() {
        var large = " ".repeat(300_000);

        assertThat(send(WebhookScheme.STANDARD, SECRET, 0, large, large).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_c2hvcnQ=", "whsec_?"})
    void theStartFailsWithoutAUsableSecretAndDoesNotRepeatIt(String secret) {
        var webhook = new WebhookSettings.Webhook(WebhookScheme.STANDARD, Secret.of(secret), Secret.NONE, "automation");
        var settings = new WebhookSettings(Map.of("broken", webhook));

        assertThatThrownBy(() -> new Webhooks(settings, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("quell.security.webhooks.broken.secret")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    private static String secret(WebhookScheme scheme) {
        return scheme == WebhookScheme.STANDARD ? SECRET : MLFLOW_SECRET;
    }

    private HttpResponse<String> send(WebhookScheme scheme, String secret, long later, String signed, String sent) {
        return caller(scheme, secret, later, signed).post(PATH, sent);
    }

    private Caller caller(WebhookScheme scheme, String secret, long later, String signed) {
        var timestamp = String.valueOf(clock.instant().getEpochSecond() + later);
        return Caller.anonymous(port)
                .with(scheme.idHeader(), id)
                .with(scheme.timestampHeader(), timestamp)
                .with(scheme.signatureHeader(), "v1,bm90IG91cnM= v1," + sign(scheme.key(secret), timestamp, signed));
    }

    /** Worked out here once more, so that a mistake in ours is not repeated by the test. */
    private String sign(byte[] key, String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var content = id + "." + timestamp + "." + body;
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
