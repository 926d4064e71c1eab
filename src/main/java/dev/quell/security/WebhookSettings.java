package dev.quell.security;

import dev.quell.shared.Secret;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Senders that sign what they post instead of logging in.
 *
 * @param webhooks by a name of your choice
 */
@ConfigurationProperties("quell.security")
record WebhookSettings(@DefaultValue Map<String, Webhook> webhooks) {

    /**
     * @param scheme how the sender signs
     * @param secret shared with the sender; belongs in the environment or a secret store
     * @param previousSecret good beside {@code secret}, so that a secret can be changed without an outage
     * @param user the machine account in whose name the sender's signals stand in the record
     */
    record Webhook(
            WebhookScheme scheme,
            @DefaultValue("") Secret secret,
            @DefaultValue("") Secret previousSecret,
            @DefaultValue("automation") String user) {

        Stream<Secret> secrets() {
            return Stream.of(secret, previousSecret).filter(Secret::present);
        }
    }
}
