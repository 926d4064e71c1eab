package dev.quell.automation.spi;

import dev.quell.shared.Secret;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server and the credentials to use there. Prints without its secrets.
 *
 * @param networks where its address may lead
 * @param apiVersion main version of the server's API where a connector knows several, else 0
 */
public record Connection(
        String name,
        String type,
        String url,
        @Nullable String username,
        Secret password,
        Secret token,
        Networks networks,
        int apiVersion,
        Environment environment) {

    /** What approval depends on: changes to production need more of it. */
    public enum Environment {
        PRODUCTION,
        OTHER;

        /** The value that decision tables compare with. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A connection to the built-in simulation; each name is a world of its own. */
    public static Connection simulated(String name) {
        return new Connection(
                name, "simulated", "", null, Secret.NONE, Secret.NONE, Networks.PUBLIC, 0, Environment.OTHER);
    }

    /** The text with this connection's secrets taken out, for messages that quote what a server answered. */
    public String redact(String text) {
        var basic = password.present() ? Secret.of(username + ":" + password.reveal()) : Secret.NONE;
        return Secret.redact(text, password, token, basic);
    }
}
