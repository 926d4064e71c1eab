package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Timeline;
import dev.quell.shared.Sha256;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers of the table are kept, so a new version has to be asked anew. */
class ServiceLevelVersionsTest extends IntegrationTest {

    @Autowired
    BeanFactory beans;

    @Autowired
    ProcessDriver driver;

    @Autowired
    RepositoryService repository;

    @Autowired
    Timeline timeline;

    @Autowired
    Clock clock;

    @Test
    void followsAProcessOwnersNewTableAtOnceAndTheOldOneWhenItIsWithdrawn() {
        var bundled = untilDue();
        var patient = repository
                .createDeployment()
                .addClasspathResource("harness/service-levels.dmn")
                .deploy();
        try {
            assertThat(untilDue()).isEqualTo(Duration.ofHours(77));
        } finally {
            repository.deleteDeployment(patient.getId());
        }
        assertThat(untilDue()).isEqualTo(bundled).isNotEqualTo(Duration.ofHours(77));
    }

    @Test
    void tellsOfEachTaskByWhichRowOfWhichVersionItIsDueAlsoWhenTheAnswerWasKnown() {
        var first = serviceLevelOf(investigated());
        var second = serviceLevelOf(investigated());

        assertThat(first)
                .containsEntry("decision", "service-levels")
                .containsEntry("version", released().getVersion())
                .containsEntry("milestone", "manualAction")
                .containsEntry("rule", "rule_manualAction_SEV2")
                .hasEntrySatisfying("sha256", hash -> assertThat(hash).isEqualTo(hashOf(released())));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void tellsOfANewVersionFromTheNextTaskOn() {
        var bundled = serviceLevelOf(investigated());
        var patient = repository
                .createDeployment()
                .addClasspathResource("harness/service-levels.dmn")
                .deploy();
        try {
            assertThat(serviceLevelOf(investigated()))
                    .containsEntry("version", released().getVersion())
                    .containsEntry("sha256", hashOf(released()))
                    .containsEntry("rule", "rule_patient")
                    .doesNotContainEntry("sha256", bundled.get("sha256"));
        } finally {
            repository.deleteDeployment(patient.getId());
        }
    }

    @Test
    void asksTheTableForNoIncidentInParticular() {
        var patient = repository
                .createDeployment()
                .addClasspathResource("harness/service-levels.dmn")
                .deploy();
        try {
            assertThat(timeline.of(investigated().id()))
                    .as("nobody has asked this version before")
                    .filteredOn(entry -> entry.kind().equals("decision.made"))
                    .noneMatch(entry -> entry.details().contains("service-levels"));
        } finally {
            repository.deleteDeployment(patient.getId());
        }
    }

    private Map<String, Object> serviceLevelOf(Incident incident) {
        var created = timeline.of(incident.id()).stream()
                .filter(entry -> entry.kind().equals("task.created"))
                .toList();
        assertThat(created).hasSize(1);
        @SuppressWarnings("unchecked")
        var level = (Map<String, Object>) created.get(0).detailsMap().get("serviceLevel");
        return level;
    }

    private DecisionDefinition released() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("service-levels")
                .latestVersion()
                .singleResult();
    }

    private String hashOf(DecisionDefinition table) {
        try (var content = repository.getResourceAsStream(table.getDeploymentId(), table.getResourceName())) {
            return Sha256.hex(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Incident investigated() {
        var response = new ResponseFixture(beans);
        var incident = response.triaged(IncidentType.OTHER);
        response.start("generic-diagnose", incident, Map.of());
        return incident;
    }

    private Duration untilDue() {
        var now = clock.instant();
        Date due = driver.tasks(investigated().id()).get(0).getDueDate();
        return Duration.ofMinutes(
                Math.round(Duration.between(now, due.toInstant()).toSeconds() / 60.0));
    }
}
