package dev.quell.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.insights.RecordedIncidents;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.Caller;
import dev.quell.testing.IntegrationTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class InsightsPagesTest extends IntegrationTest {

    private static final String HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>";
    private static final Pattern LINK = Pattern.compile("href=\"(/insights/incidents\\?[^\"]+)\"");

    @LocalServerPort
    private int port;

    private RecordedIncidents record;
    private String incident;
    private String filters;

    @BeforeEach
    void recordAFalsePositiveWithHostileTexts(@Autowired JdbcClient jdbc) {
        record = new RecordedIncidents(jdbc);
        incident = record.open(
                "2026-01-10T10:00:00Z", "MODEL_DRIFT", "SEV1", "DISMISSED", HOSTILE, "False positive: noise", false);
        record.reach(incident, "acknowledged_at", Duration.ofMinutes(90));
        record.signal(incident, "OPENED", HOSTILE, "2026-01-10T09:00:00Z");
        record.entry(incident, "task.completed", "Done: Verify anomaly");
        record.improvement(incident, "engineer", LocalDate.of(2026, 1, 20), "OVERDUE");
        filters = "from=2026-01-01&to=2026-02-28&system=" + record.system;
    }

    @Test
    void showsTheFiguresWithTheirDefinitionsToAnAuditor() {
        var page = Caller.session(port, "auditor").get("/insights?" + filters);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Time to acknowledge", "1 h 30 min", "1 of 1", "0 of 1", "100 %")
                .contains("From detection until a person first took or completed a task")
                .contains("never cleaned up")
                .contains("=cmd|&#39; /C calc&#39;!A0&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "No incident in this selection");
    }

    @Test
    void everyLinkOfAFigureLeadsToTheIncident() {
        var caller = Caller.session(port, "auditor");
        var links = links(caller.get("/insights?" + filters).body());

        assertThat(links).hasSizeGreaterThan(15);
        for (var link : links) {
            var answer = caller.get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            if (!link.contains("figure=detect") && !link.contains("figure=contain")) {
                continue;
            }
            assertThat(answer.body()).as(link).contains("No incident is behind this figure");
        }
        assertThat(links)
                .filteredOn(link -> link.contains("figure=opened")
                        || link.contains("figure=acknowledge")
                        || link.contains("figure=rule")
                        || link.contains("figure=false-positives")
                        || link.contains("figure=steps")
                        || link.contains("figure=overdue"))
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> assertThat(caller.get(link).body()).contains("/incidents/" + incident));
    }

    @Test
    void exportsEveryTableWithoutFormulas() {
        var caller = Caller.session(port, "auditor");

        var rules = caller.get("/insights/rules.csv?" + filters);
        assertThat(rules.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(rules.headers().firstValue("Content-Disposition").orElse("")).contains("quell-rules.csv");
        assertThat(rules.body())
                .isEqualTo("source,rule,opened,false_positives\r\nalertmanager,'" + HOSTILE + ",1,1\r\n");
        assertThat(caller.get("/insights/times.csv?by=month&" + filters).body())
                .contains("month,measure,incidents,reached,median_seconds,p90_seconds\r\n")
                .contains("2026-01,acknowledge,1,1,5400.0,5400.0\r\n", "2026-01,contain,1,0,,\r\n");
        assertThat(caller.get("/insights/steps.csv?" + filters).body()).contains("all,,1,0,1\r\n");
        assertThat(caller.get("/insights/overdue.csv?" + filters).body()).contains("engineer,1,1,1,2026-01-20\r\n");
        assertThat(caller.get("/insights/incidents.csv?" + filters).body())
                .contains(incident + ",'" + HOSTILE + ",model-drift,SEV1,DISMISSED," + record.system);
        assertThat(caller.get("/insights/waits.csv?" + filters).body()).startsWith("process,element,name,passed");
    }

    @Test
    void givesTheTrendOfTheSameFigures() {
        var body = Caller.session(port, "commander")
                .get("/insights/trend.json?measure=acknowledge&" + filters)
                .body();

        assertThat(CanonicalJson.readObject(body))
                .containsEntry("months", List.of("2026-01", "2026-02"))
                .containsEntry("reached", List.of(1, 0))
                .containsEntry("median", Arrays.asList(5400.0, null))
                .containsEntry("p90", Arrays.asList(5400.0, null));
    }

    @Test
    void saysWhatToDoWhenThereIsNothingToShow() {
        var caller = Caller.session(port, "auditor");

        assertThat(caller.get("/insights?from=2001-01-01&to=2001-12-31").body())
                .contains("No incident in this selection", "Choose a longer period");
        var waiting = caller.get("/insights/waiting?from=2001-01-01&to=2001-12-31");
        assertThat(waiting.statusCode()).isEqualTo(200);
        assertThat(waiting.body()).contains("Nobody has waited anywhere on this picture");
    }

    @Test
    void namesEveryFaultyFilter() {
        var caller = Caller.session(port, "auditor");

        var filtered = caller.get("/insights?from=yesterday&to=20260101&type=flood&severity=SEV9");
        assertThat(filtered.statusCode()).isEqualTo(400);
        assertThat(filtered.body()).contains("from: must be a date", "to: must be a date", "type: ", "severity: ");
        assertThat(caller.get("/insights?from=2026-02-01&to=2026-01-01").statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/insights/incidents?figure=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/insights/trend.json?measure=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/insights/waiting?picture=nonsense").statusCode())
                .isEqualTo(404);
        assertThat(caller.get("/insights?system=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void isForPeopleAndNotForMachines() {
        for (var path : new String[] {
            "/insights",
            "/insights/waiting",
            "/insights/incidents",
            "/insights/trend.json?measure=contain",
            "/insights/rules.csv",
            "/insights/pictures/ai-incident-response.bpmn",
            "/improvements"
        }) {
            assertThat(Caller.anonymous(port).get(path).statusCode()).as(path).isEqualTo(302);
            assertThat(Caller.session(port, "automation").get(path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private static List<String> links(String page) {
        var links = new ArrayList<String>();
        var matcher = LINK.matcher(page);
        while (matcher.find()) {
            links.add(matcher.group(1).replace("&amp;", "&"));
        }
        return links;
    }
}
