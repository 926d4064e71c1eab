package dev.quell.incident.process;

import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bean of the models: which process does a part of a playbook. */
@Component("playbookPart")
public class PlaybookPart {

    private static final String FALLBACK = "generic";
    private static final Set<String> PARTS = Set.of("diagnose", "contain", "eradicate", "recover");

    private final RepositoryService repository;

    PlaybookPart(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * The process {@code <playbook>-<part>}, or the generic one of that part when nobody has deployed it.
     *
     * @throws IllegalArgumentException when there is no such part
     */
    public String of(@Nullable String playbook, String part) {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException("A playbook has the parts " + PARTS + ", not " + part);
        }
        var own = playbook + "-" + part;
        return playbook != null && isDeployed(own) ? own : FALLBACK + "-" + part;
    }

    private boolean isDeployed(String process) {
        return repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .active()
                        .count()
                > 0;
    }
}
