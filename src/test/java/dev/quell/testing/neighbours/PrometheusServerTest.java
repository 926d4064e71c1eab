package dev.quell.testing.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.testing.neighbours.AlertmanagerServer.Credentials;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@NeighbourTest
class PrometheusServerTest {

    private static final String RULES = """
            groups:
              - name: drift
                rules:
                  - alert: FeatureDrift
                    expr: feature_drift_psi > 0.2
                    labels: {severity: critical}
            """;
    private static final String SERIES = "feature_drift_psi{ai_system=\"credit-scoring\"}";
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/hook");

    @Test
    void tellsAlertmanagerWhenAMetricCrossesItsThreshold() {
        try (var metrics = MetricsEndpoint.start();
                var alertmanager = AlertmanagerServer.start(NOWHERE, Credentials.bearer("s3cret"));
                var prometheus = PrometheusServer.start(metrics.url(), RULES, alertmanager.url())) {
            metrics.set(SERIES, 0.1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> prometheus.query(SERIES).isPresent());
            assertThat(alertmanager.firing()).isEmpty();

            metrics.set(SERIES, 0.41);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> alertmanager.firing().contains("FeatureDrift"));
            assertThat(prometheus.query(SERIES)).hasValue(0.41);
        }
    }
}
