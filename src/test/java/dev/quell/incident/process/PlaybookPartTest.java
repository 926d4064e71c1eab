package dev.quell.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quell.testing.IntegrationTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlaybookPartTest extends IntegrationTest {

    @Autowired
    private PlaybookPart playbookPart;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void isThePlaybooksOwn() {
        assertThat(of("model-drift", "contain")).isEqualTo("model-drift-contain");
    }

    @Test
    void isTheGenericOneOfAPlaybookThatHasNone() {
        assertThat(of("nobody-drew-this", "contain")).isEqualTo("generic-contain");
        assertThat(of(null, "diagnose")).isEqualTo("generic-diagnose");
    }

    @Test
    void isTheGenericOneWhileThePlaybooksOwnIsSuspended() {
        repository.suspendProcessDefinitionByKey("model-drift-contain");
        try {
            assertThat(of("model-drift", "contain")).isEqualTo("generic-contain");
        } finally {
            repository.activateProcessDefinitionByKey("model-drift-contain");
        }
    }

    @Test
    void isOneOfTheKnownParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> playbookPart.of("model-drift", "celebrate"))
                .withMessageContaining("celebrate");
    }

    /** Models ask within a command of the engine. */
    private String of(String playbook, String part) {
        return engine.getCommandExecutorTxRequired().execute(context -> playbookPart.of(playbook, part));
    }
}
