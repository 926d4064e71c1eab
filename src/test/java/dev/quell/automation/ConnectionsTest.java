package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.automation.spi.Connection.Environment;
import dev.quell.shared.CanonicalJson;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConnectionsTest {

    @Test
    void readsAConnectionFromItsSettings() {
        var settings = settings(Map.of(
                "quell.connections.prod.type", "airflow",
                "quell.connections.prod.url", "https://airflow.example.org/base/",
                "quell.connections.prod.username", "quell",
                "quell.connections.prod.password", "hidden-password",
                "quell.connections.prod.api-version", "2",
                "quell.connections.prod.environment", "other"));

        var connection = settings.named("prod");

        assertThat(connection.url()).isEqualTo("https://airflow.example.org/base");
        assertThat(connection.apiVersion()).isEqualTo(2);
        assertThat(connection.environment()).isEqualTo(Environment.OTHER);
        assertThat(connection.password().reveal()).isEqualTo("hidden-password");
    }

    @Test
    void showsNoSecretWhereverItIsPrinted() {
        var settings = settings(Map.of(
                "quell.connections.prod.type", "mlflow",
                "quell.connections.prod.url", "https://mlflow.example.org",
                "quell.connections.prod.password", "hidden-password",
                "quell.connections.prod.token", "hidden-token"));
        var connection = settings.named("prod");

        assertThat(settings + " " + connection + " " + CanonicalJson.write(connection))
                .doesNotContain("hidden");
        assertThat(connection.redact("sent hidden-token and hidden-password")).isEqualTo("sent *** and ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlflow.example.org",
                "ftp://mlflow.example.org",
                "https://user:pass@mlflow.example.org",
                "https://mlflow.example.org?x=1",
                "https://{host}/",
                "https://"
            })
    void refusesAnAddressThatIsNone(String url) {
        var settings = settings(Map.of("quell.connections.prod.type", "mlflow", "quell.connections.prod.url", url));

        assertThatThrownBy(() -> settings.named("prod"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quell.connections.prod.url");
    }

    @ParameterizedTest
    @CsvSource({
        "type, jenkins, is not one of",
        "api-version, 4, must be 2 or 3",
        "networks, internal, 'must be loopback, private, or ranges like 10.2.0.0/16'"
    })
    void stopsTheStartOnASettingThatCannotWork(String setting, String value, String message) {
        var properties = new HashMap<>(Map.of(
                "quell.connections.prod.type", "airflow",
                "quell.connections.prod.url", "https://airflow.example.org"));
        properties.put("quell.connections.prod." + setting, value);

        assertThatThrownBy(() -> AutomationLab.with(properties))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quell.connections.prod." + setting)
                .hasMessageContaining(message);
    }

    @Test
    void reportsWhatStandsInTheWayOfAConnection() {
        try (var lab = AutomationLab.with(Map.of(
                "quell.connections.dead.type", "mlflow",
                "quell.connections.dead.url", "http://127.0.0.1:1",
                "quell.connections.dead.password", "hidden-password"))) {
            var reports = lab.bean(ConnectionCheck.class).all();

            assertThat(reports).extracting(ConnectionCheck.Report::name).containsExactly("dead", "simulated");
            assertThat(reports.get(0).probe().usable()).isFalse();
            assertThat(reports.get(0).probe().problems())
                    .singleElement()
                    .asString()
                    .contains("not sent");
            assertThat(reports.get(1).probe().usable()).isTrue();
            assertThat(CanonicalJson.write(reports)).doesNotContain("hidden");
        }
    }

    @Test
    void saysOfAnAddressThatIsNotGrantedWhichSettingGrantsIt() {
        try (var lab = AutomationLab.with(Map.of(
                "quell.connections.near.type", "mlflow",
                "quell.connections.near.url", "http://127.0.0.1:1",
                "quell.connections.near.networks", "private, 10.2.0.0/16"))) {
            var probe = lab.bean(ConnectionCheck.class).all().get(0).probe();

            assertThat(probe.reachable()).isFalse();
            assertThat(probe.problems())
                    .containsExactly("quell.connections.near.url leads to 127.0.0.1, which is not public; if it should"
                            + " lead there, set quell.connections.near.networks to loopback");
        }
    }

    private static ConnectionProperties.Settings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("quell", ConnectionProperties.class)
                .get()
                .connections()
                .get("prod");
    }
}
