package dev.quell.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Tells by the signature of a message which sender it is from. */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class Webhooks {

    private static final int SHORTEST_KEY = 24;

    private final List<Sender> senders;
    private final Clock clock;

    Webhooks(WebhookSettings settings, Clock clock) {
        this.senders = settings.webhooks().entrySet().stream()
                .map(entry -> sender(entry.getKey(), entry.getValue()))
                .toList();
        this.clock = clock;
    }

    /**
     * @param keys any of which may have signed
     * @param user the account that it acts as
     */
    record Sender(String name, WebhookScheme scheme, List<byte[]> keys, String user) {}

    /** The scheme in which a request says that it is signed; empty for others, and while nobody may sign so. */
    Optional<WebhookScheme> schemeOf(HttpServletRequest request) {
        return senders.stream()
                .map(Sender::scheme)
                .filter(scheme -> request.getHeader(scheme.signatureHeader()) != null)
                .findFirst();
    }

    /** Empty when no sender signed it so, or not about now. */
    Optional<Sender> senderOf(WebhookScheme scheme, SignedMessage message) {
        if (!message.isFresh(clock.instant())) {
            return Optional.empty();
        }
        return senders.stream()
                .filter(sender -> sender.scheme() == scheme)
                .filter(sender -> sender.keys().stream().anyMatch(message::isSignedWith))
                .findFirst();
    }

    private static Sender sender(String name, WebhookSettings.Webhook webhook) {
        var keys = webhook.secrets()
                .flatMap(secret -> Stream.of(key(name, webhook.scheme(), secret.reveal())))
                .toList();
        if (keys.isEmpty()) {
            throw unusable(name);
        }
        return new Sender(name, webhook.scheme(), keys, webhook.user());
    }

    private static byte[] key(String name, WebhookScheme scheme, String secret) {
        try {
            var key = scheme.key(secret);
            if (key.length >= SHORTEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, and without the secret
        }
        throw unusable(name);
    }

    private static IllegalStateException unusable(String name) {
        return new IllegalStateException("quell.security.webhooks." + name + ".secret must be at least " + SHORTEST_KEY
                + " bytes, for the scheme \"standard\" in Base64 after whsec_, for example from: echo whsec_$(openssl rand"
                + " -base64 32)");
    }
}
