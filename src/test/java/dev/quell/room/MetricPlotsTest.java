package dev.quell.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.diagnostics.DistributionDiagnosis;
import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.inventory.Direction;
import dev.quell.inventory.MetricThreshold;
import dev.quell.monitoring.MonitoringWindows;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class MetricPlotsTest extends IntegrationTest {

    private static final String HOSTILE = "<script>alert(1)</script>{{7*7}}\u202E";

    @LocalServerPort
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private DistributionDiagnosis distributions;

    @Autowired
    private MonitoringWindows windows;

    @Autowired
    private SettableClock clock;

    private PlottedSystem plotted;

    @BeforeEach
    void prepare(@Autowired BeanFactory beans, @Autowired JdbcClient jdbc) {
        plotted = new PlottedSystem(beans, jdbc);
    }

    @Test
    void eachMetricIsHeldAgainstItsLimitsInWords() {
        var system = plotted.system(accuracy(), new MetricThreshold("latency_ms", 100, 400, Direction.ABOVE));
        var incident = plotted.incident(system);
        plotted.observe(system, "accuracy", 0.84, clock.instant());
        plotted.observe(system, "latency_ms", 120, clock.instant());

        var part = part(incident);

        assertThat(part)
                .doesNotContain("<html")
                .contains("Normal is 0.91; below 0.86", "beyond its threshold", "within its threshold");
        assertThat(part).contains("data-value=\"0.84\"", "data-baseline=\"0.91\"", "data-threshold=\"0.86\"");
    }

    @Test
    void aMetricThatNobodySentSaysHowToSendIt() {
        var part = part(plotted.incident(plotted.system(accuracy())));

        assertThat(part).contains("nothing observed", "Nothing was measured in this time", "POST /api/v1/observations");
    }

    @Test
    void anOpenPageIsSentTheMetricsAgainOnlyWhenThereIsSomethingNew() {
        var system = plotted.system(accuracy());
        var incident = plotted.incident(system);
        plotted.observe(system, "accuracy", 0.89, clock.instant().minus(Duration.ofMinutes(9)));
        var engineer = Caller.session(port, "engineer");
        var seen = Pattern.compile("hx-get=\"([^\"]*seen=[^\"]*)\"").matcher(part(incident));
        assertThat(seen.find()).isTrue();
        assertThat(engineer.get(seen.group(1)).statusCode()).isEqualTo(204);

        plotted.observe(system, "accuracy", 0.84, clock.instant());

        assertThat(engineer.get(seen.group(1)).body())
                .contains("data-value=\"0.84\"")
                .doesNotContain("<html");
        incidents.transition(incident, Status.DISMISSED, "Test");
        assertThat(part(incident)).as("an ended incident asks no more").doesNotContain("seen=");
    }

    @Test
    void thresholdsOfAnOpenWatchStandBesideTheNormalOnes() {
        var system = plotted.system(accuracy());
        var incident = plotted.incident(system);
        plotted.observe(system, "accuracy", 0.87, clock.instant());
        assertThat(part(incident)).doesNotContain("Closer watch");

        windows.open(incident, system, 0.5, clock.instant().plus(Duration.ofDays(1)));

        assertThat(part(incident))
                .contains("Closer watch", "below 0.885", "within its threshold, beyond the tighter one of the watch")
                .contains("data-tightened=\"0.885\"");
        windows.close(incident);
        assertThat(part(incident)).doesNotContain("Closer watch", "data-tightened");
    }

    @Test
    void momentsOfTheIncidentAreMarked() {
        var incident = plotted.incident(plotted.system(accuracy()));
        assertThat(part(incident))
                .contains("data-mark=\"Detected\"")
                .doesNotContain("data-mark=\"Triaged\"", "data-mark=\"Contained\"");

        incidents.transition(incident, Status.TRIAGED, "Test");
        incidents.transition(incident, Status.CONTAINED, "Test");

        assertThat(part(incident)).contains("data-mark=\"Triaged\"", "data-mark=\"Contained\"");
    }

    @Test
    void aChartGoesFromThreeDaysBeforeTheIncidentUntilItsEnd() {
        var system = plotted.system(accuracy());
        var incident = plotted.incident(system);
        var detected = incidents.require(incident).detectedAt();
        plotted.observe(system, "accuracy", 0.9001, detected.minus(Duration.ofDays(4)));
        plotted.observe(system, "accuracy", 0.9002, detected.minus(Duration.ofDays(2)));
        incidents.transition(incident, Status.DISMISSED, "Test");
        plotted.observe(system, "accuracy", 0.9003, clock.instant().plus(Duration.ofHours(2)));

        assertThat(part(incident)).contains("data-value=\"0.9002\"").doesNotContain("data-value=\"0.9001\"", "0.9003");
    }

    @Test
    void twentyThousandObservationsBecomeAHundredAndTwentyPointsWithTheWorstAmongThem() {
        var system = plotted.system(accuracy());
        var incident = plotted.incident(system);
        plotted.observeEachTenSeconds(system, "accuracy", 0.9, clock.instant(), 20_000);
        plotted.observe(system, "accuracy", 0.31, clock.instant().minus(Duration.ofHours(30)));

        var part = part(incident);

        assertThat(part.split("data-value=", -1)).hasSizeBetween(60, 123);
        assertThat(part).contains("data-value=\"0.31\"");
    }

    @Test
    void driftIsShownInFiguresAndPictures() {
        var incident = plotted.diagnosed();
        assertThat(part(incident)).contains("Not yet diagnosed");

        distributions.compare(incident);

        assertThat(part(incident))
                .contains("features drifted", "0.0001554", "0.05", "not drifted")
                .contains("diagnosis/plot.svg?feature=amount", "alt=\"Distribution of amount")
                .doesNotContain("Not yet diagnosed", "alt=\"Distribution of age");
    }

    @Test
    void withoutAnAiSystemTheReasonIsSaid() {
        assertThat(part(plotted.incident(null))).contains("names no AI system", "Not yet diagnosed");
        assertThat(part(plotted.incident("never-registered"))).contains("“never-registered”", "is not registered");
        assertThat(part(plotted.incident(plotted.system()))).contains("has a threshold, so nothing is watched");
    }

    @Test
    void withoutScriptItIsAPageByItself() {
        var system = plotted.system(accuracy());
        plotted.observe(system, "accuracy", 0.89, clock.instant());
        var incident = plotted.incident(system);

        var answer = Caller.session(port, "auditor").get(path(incident));

        assertThat(answer.body()).contains("<html", "Room of", "metric-charts.js", "Normal is 0.91");
        assertThat(answer.headers().firstValue("Vary").orElse("")).containsIgnoringCase("HX-Request");
        assertThat(Caller.session(port, "auditor")
                        .get("/incidents/INC-1999-0001/metrics")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Caller.anonymous(port).get(path(incident)).statusCode()).isEqualTo(302);
    }

    @Test
    void hostileNamesStayText() {
        var system = plotted.system(new MetricThreshold(HOSTILE, 0.91, 0.86, Direction.BELOW));
        plotted.observe(system, HOSTILE, 0.9, clock.instant());

        assertThat(part(plotted.incident(system)))
                .contains("&lt;script&gt;alert(1)", "{{7*7}}")
                .doesNotContain("<script>alert", ">49<");
    }

    @Test
    void thePageOfTheSystemDrawsTheSameCharts() {
        var system = plotted.system(accuracy());
        var incident = plotted.incident(system);
        plotted.observe(system, "accuracy", 0.84, clock.instant());

        assertThat(Caller.session(port, "engineer").get("/systems/" + system).body())
                .contains("data-value=\"0.84\"", "Normal is 0.91", "data-mark=\"" + incident, "metric-charts.js");
    }

    private String part(String incident) {
        return Caller.session(port, "engineer")
                .with("HX-Request", "true")
                .get(path(incident))
                .body();
    }

    private static String path(String incident) {
        return "/incidents/" + incident + "/metrics";
    }

    private static MetricThreshold accuracy() {
        return new MetricThreshold("accuracy", 0.91, 0.86, Direction.BELOW);
    }
}
