package dev.quell.security.process;

import dev.quell.shared.Secret;
import dev.quell.shared.Sha256;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who is there at the first start, as the environment says. */
@Component
class SecuritySettings {

    private static final int SHORTEST_PASSWORD = 12;
    private static final String EMBEDDED_DEMO_PASSWORD = "quell";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Environment environment;

    SecuritySettings(Environment environment) {
        this.environment = environment;
    }

    /** The first administrator. */
    record Admin(String user, Secret password) {}

    /** Whether demo people, all with the same password, may exist. */
    boolean demo() {
        return environment.getProperty("quell.demo", boolean.class, false);
    }

    /**
     * The password of all demo people: well known with the database that Quell brings, else one of somebody's choosing.
     *
     * @throws IllegalStateException saying which variable to set
     */
    String demoPassword() {
        var embedded = environment.getProperty("quell.database.embedded", boolean.class, false);
        var password = environment.getProperty("quell.demo-password", embedded ? EMBEDDED_DEMO_PASSWORD : "");
        if (password.isBlank()) {
            throw new IllegalStateException(
                    "Demo people on a database of yours would all have a password that everybody"
                            + " knows: choose one with QUELL_DEMO_PASSWORD, or set QUELL_DEMO to false");
        }
        return password;
    }

    /** @throws IllegalStateException saying which variable to set */
    Admin requireAdmin() {
        var user = environment.getProperty("quell.admin-user", "");
        var password = environment.getProperty("quell.admin-password", "");
        if (user.isBlank() || password.isBlank()) {
            throw new IllegalStateException("Nobody can administer this Quell yet: set QUELL_ADMIN_USER and"
                    + " QUELL_ADMIN_PASSWORD for the first start");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalStateException("QUELL_ADMIN_PASSWORD is too short: choose at least " + SHORTEST_PASSWORD
                    + " characters, for example with: openssl rand -base64 18");
        }
        return new Admin(user, Secret.of(password));
    }

    /** SHA-256 of the API key of the machine account {@code automation}; empty when there is none. */
    String bootstrapKeySha256() {
        var sha256 = environment.getProperty("quell.security.bootstrap-api-key", "");
        if (!sha256.isEmpty() && !SHA256.matcher(sha256).matches()) {
            throw new IllegalStateException("quell.security.bootstrap-api-key must be the SHA-256 of the key in 64"
                    + " lower-case hex digits, for example from: printf %s \"$KEY\" | sha256sum");
        }
        return sha256;
    }

    /** For a machine account that logs in by key only. */
    static String unusablePassword() {
        return Sha256.hex(UUID.randomUUID() + "/" + UUID.randomUUID());
    }
}
