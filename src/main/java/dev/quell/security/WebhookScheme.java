package dev.quell.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How senders sign. Both sign {@code id.timestamp.body} with HMAC-SHA256; headers and the form of the secret differ. */
enum WebhookScheme {

    /** Standard Webhooks 1.0.0; the secret is {@code whsec_} and 24 to 64 bytes in Base64. */
    STANDARD("webhook-id", "webhook-timestamp", "webhook-signature") {
        @Override
        byte[] key(String secret) {
            return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        }
    },

    /** MLflow from 3.3 on; the secret is the text that was given to MLflow. */
    MLFLOW("X-MLflow-Delivery-Id", "X-MLflow-Timestamp", "X-MLflow-Signature") {
        @Override
        byte[] key(String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final String PREFIX = "whsec_";

    private final String idHeader;
    private final String timestampHeader;
    private final String signatureHeader;

    WebhookScheme(String idHeader, String timestampHeader, String signatureHeader) {
        this.idHeader = idHeader;
        this.timestampHeader = timestampHeader;
        this.signatureHeader = signatureHeader;
    }

    /** @throws IllegalArgumentException when the secret does not have the form of the scheme */
    abstract byte[] key(String secret);

    String idHeader() {
        return idHeader;
    }

    String timestampHeader() {
        return timestampHeader;
    }

    String signatureHeader() {
        return signatureHeader;
    }
}
