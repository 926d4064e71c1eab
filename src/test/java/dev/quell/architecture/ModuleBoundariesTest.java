package dev.quell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.QuellApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleBoundariesTest {

    private final ApplicationModules modules = ApplicationModules.of(QuellApplication.class);

    @Test
    void modulesUseEachOtherOnlyAsTheyDeclare() {
        modules.verify();
    }

    @Test
    void theRecordKnowsNoneOfItsUsers() {
        var incident = modules.getModuleByName("incident").orElseThrow();

        assertThat(incident.getDirectDependencies(modules).stream()
                        .map(dependency ->
                                dependency.getTargetModule().getIdentifier().toString()))
                .isSubsetOf("shared", "engine");
    }
}
