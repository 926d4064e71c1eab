package dev.quell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.testing.IntegrationTest;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuthorizationsOfGroupsTest extends IntegrationTest {

    /** Nobody has given it any right, so the engine's own answer would be no group at all. */
    private static final String GROUP = "group-without-rights";

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Test
    void theEngineChecksRightsWithEveryGroupAndReadsNoListOfThem() {
        assertThat(groups(List.of(GROUP))).containsExactly(GROUP);
    }

    @Test
    void aPersonWithoutGroupsIsCheckedWithNone() {
        assertThat(groups(null)).isEmpty();
    }

    private List<String> groups(List<String> groups) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.getAuthorizationManager().filterAuthenticatedGroupIds(groups));
    }
}
