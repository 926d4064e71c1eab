package dev.quell.process;

import static dev.quell.incident.process.DetectionAndAnalysisContract.TUNE_DETECTION_RULE;
import static dev.quell.incident.process.DetectionAndAnalysisContract.VERIFY_ANOMALY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import dev.quell.intake.Intake;
import dev.quell.inventory.DetectionRules;
import dev.quell.inventory.RaisingRule;
import dev.quell.review.Improvement;
import dev.quell.review.ImprovementStatus;
import dev.quell.review.Improvements;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A false positive of a rule that stands elsewhere: its owner is asked, and somebody sees to it that it happens. */
class RaisingRuleTest extends IntegrationTest {

    private static final Map<String, Object> FALSE_POSITIVE =
            Map.of("genuine", "false", "falsePositiveReason", "Yearly campaign");
    private static final Map<String, Object> ALERT = Map.of(
            "labels", Map.of("alertname", "PricesOdd"), "generatorURL", "http://prometheus.example/graph?g0.expr=odd");
    private static final Map<String, Object> WISH = Map.of(
            "ruleChange", "change",
            "ruleId", "outside",
            "ruleWish", "Let it hold for an hour",
            "tuningReason", "The campaign comes every year");

    @Autowired
    BeanFactory beans;

    @Autowired
    Incidents incidents;

    @Autowired
    Improvements improvements;

    @Autowired
    DetectionRules rules;

    @Autowired
    ProcessDriver driver;

    @Autowired
    Clock clock;

    @Test
    void asksTheOwnerOfTheSystemToHaveTheOutsideRuleChangedAndTracksIt() {
        var detection = new DetectionFixture(beans);
        detection.raisedBy("alertmanager", "Prices are odd", ALERT);
        dismiss(detection);
        assertThat(detection.options("raisingRule")).contains("PricesOdd", "http://prometheus.example/graph");
        assertThat(detection.options("ruleOptions"))
                .contains("The monitoring system's rule PricesOdd: ask its owner to change it", "metric/accuracy");
        detection.assertRefused(
                TUNE_DETECTION_RULE,
                Map.of("ruleChange", "change", "ruleId", "outside", "ruleWish", " "),
                "ruleWish",
                "tuningReason");

        driver.completeAs("scientist", detection.incident, TUNE_DETECTION_RULE, WISH);

        assertThat(incidents.require(detection.incident).status()).isEqualTo(Status.DISMISSED);
        assertThat(onlyImprovement(detection.incident)).satisfies(improvement -> {
            assertThat(improvement.description())
                    .contains("PricesOdd", "http://prometheus.example/graph", "Let it hold for an hour");
            assertThat(improvement.owner()).isEqualTo(detection.system.owner());
            assertThat(improvement.dueDate())
                    .isEqualTo(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(14));
            assertThat(improvement.status()).isEqualTo(ImprovementStatus.IN_PROGRESS);
        });
        assertThat(driver.task(detection.incident, "userTask_carryOutImprovement")
                        .getAssignee())
                .isEqualTo(detection.system.owner());
    }

    @Test
    void offersTheOutsideRuleOfASystemThatIsNotRegistered() {
        var detection = new DetectionFixture(beans, false);
        detection.raisedBy("alertmanager", "Prices are odd", ALERT);
        dismiss(detection);
        assertThat(detection.options("ruleOptions")).contains("PricesOdd").doesNotContain("metric/");

        driver.complete(detection.incident, TUNE_DETECTION_RULE, WISH);

        assertThat(onlyImprovement(detection.incident).owner()).isEqualTo("commander");
    }

    @Test
    void showsTheThresholdOfQuellThatRaisedItAndOffersNoOutsideRule() {
        var detection = new DetectionFixture(beans);
        detection.raisedBy("observation", "accuracy is 0.8, below its threshold 0.85", Map.of("metric", "accuracy"));
        dismiss(detection);

        assertThat(detection.options("raisingRule")).contains("Quell", "accuracy", "below its threshold 0.85");
        assertThat(detection.options("ruleOptions")).doesNotContain("outside");
        detection.assertRefused(TUNE_DETECTION_RULE, WISH, "ruleId");
    }

    @Test
    void readsTheRuleFromTheFirstAlertOfARealDelivery(@Autowired Intake intake) {
        var system = new DetectionFixture(beans).system.id();
        intake.alertmanager(("""
                        {"version": "4", "alerts": [{"status": "firing", "startsAt": "2026-03-02T08:00:00Z",
                         "labels": {"alertname": "DataDriftHigh", "system": "%s", "severity": "critical"},
                         "annotations": {"summary": "More than half of the features have drifted"},
                         "generatorURL": "http://prometheus.example/graph", "fingerprint": "%s"}]}""".formatted(system, UUID.randomUUID())).getBytes(StandardCharsets.UTF_8))
                .join();
        var incident = incidents.openFor(system + "|model-drift").orElseThrow();

        assertThat(rules.raising(incident.id()))
                .contains(new RaisingRule("Alertmanager", "DataDriftHigh", "http://prometheus.example/graph", true));
    }

    private void dismiss(DetectionFixture detection) {
        detection.diagnose();
        driver.complete(detection.incident, VERIFY_ANOMALY, FALSE_POSITIVE);
    }

    private Improvement onlyImprovement(String incident) {
        assertThat(improvements.of(incident)).hasSize(1);
        return improvements.of(incident).get(0);
    }
}
