package dev.quell.automation;

import dev.quell.automation.spi.Connection;
import dev.quell.automation.spi.Connection.Environment;
import dev.quell.automation.spi.Networks;
import dev.quell.shared.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code quell.connections.<name>.*}: the outside systems that Quell may change. Prints without its secrets. */
@ConfigurationProperties("quell")
record ConnectionProperties(@Nullable Map<String, Settings> connections) {

    @Override
    public Map<String, Settings> connections() {
        return connections == null ? Map.of() : connections;
    }

    /**
     * @param type connector, {@code mlflow}, {@code airflow} or {@code simulated}
     * @param url base address, {@code https://mlflow.example.org}; not needed for a simulated connection
     * @param networks what its address may lead to besides public addresses: {@code loopback}, {@code private}, or ranges like
     *     {@code 10.2.0.0/16}
     * @param apiVersion main version of the server where it matters: Airflow 2 or 3 (default 3)
     * @param environment {@code production} (default) or {@code other}
     */
    record Settings(
            @Nullable String type,
            @Nullable String url,
            @Nullable String username,
            @DefaultValue("") Secret password,
            @DefaultValue("") Secret token,
            @Nullable List<String> networks,
            @Nullable Integer apiVersion,
            @Nullable Environment environment) {

        Connection named(String name) {
            var kind = Objects.requireNonNull(type, () -> property(name, "type") + " is missing");
            return kind.equals("simulated")
                    ? Connection.simulated(name)
                    : new Connection(
                            name,
                            kind,
                            checkedUrl(name),
                            username,
                            password,
                            token,
                            checkedNetworks(name),
                            checkedVersion(name),
                            environment == null ? Environment.PRODUCTION : environment);
        }

        private String checkedUrl(String name) {
            var address = url == null ? "" : url.strip();
            if (!address.matches("https?://[^\\s/?#@{}]+(/[^\\s?#{}]*)?")
                    || URI.create(address).getHost() == null) {
                throw new IllegalArgumentException(property(name, "url")
                        + " must be an address like https://mlflow.example.org, without user name, query or fragment");
            }
            return address.replaceAll("/+$", "");
        }

        private Networks checkedNetworks(String name) {
            try {
                return Networks.granting(networks == null ? List.of() : networks);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(property(name, "networks")
                        + " must be loopback, private, or ranges like 10.2.0.0/16, not " + networks);
            }
        }

        private int checkedVersion(String name) {
            if (apiVersion != null && apiVersion != 2 && apiVersion != 3) {
                throw new IllegalArgumentException(property(name, "api-version") + " must be 2 or 3");
            }
            return apiVersion == null ? 3 : apiVersion;
        }

        private static String property(String name, String key) {
            return "quell.connections." + name + "." + key;
        }

        /** Without the address, which may hold a password until it is checked. */
        @Override
        public String toString() {
            return "Settings[type=" + type + ", username=" + username + "]";
        }
    }
}
