package dev.quell.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.incident.IncidentType;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
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

    private Duration untilDue() {
        var response = new ResponseFixture(beans);
        var incident = response.triaged(IncidentType.OTHER);
        var now = clock.instant();
        response.start("generic-diagnose", incident, Map.of());
        Date due = driver.tasks(incident.id()).get(0).getDueDate();
        return Duration.ofMinutes(
                Math.round(Duration.between(now, due.toInstant()).toSeconds() / 60.0));
    }
}
