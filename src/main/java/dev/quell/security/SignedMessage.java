package dev.quell.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a sender signed.
 *
 * @param timestamp seconds since 1970, as text
 * @param signatures separated by spaces, each {@code v1,} and Base64; one good one is enough
 */
record SignedMessage(String id, String timestamp, String signatures, byte[] body) {

    /** How far the sender's clock may differ, and how long a message may have been on its way. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_ID = 256;
    private static final String HMAC = "HmacSHA256";
    private static final String VERSION = "v1,";

    static SignedMessage of(HttpServletRequest request, WebhookScheme scheme, byte[] body) {
        return new SignedMessage(
                header(request, scheme.idHeader()),
                header(request, scheme.timestampHeader()),
                header(request, scheme.signatureHeader()),
                body);
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }

    /** Whether it was sent about now, so that one that was overheard is worthless soon. */
    boolean isFresh(Instant now) {
        if (!timestamp.matches("\\d{1,12}") || id.isBlank() || id.length() > LONGEST_ID) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Compares in a time that does not depend on where the signatures differ. */
    boolean isSignedWith(byte[] key) {
        var expected = sign(key);
        return Stream.of(signatures.split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                .anyMatch(signature -> MessageDigest.isEqual(expected, signature));
    }

    private byte[] sign(byte[] key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", e);
        }
    }
}
