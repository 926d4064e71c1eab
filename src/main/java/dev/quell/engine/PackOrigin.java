package dev.quell.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Tells the models that came with Quell from those that a process owner deployed. */
@Component
public class PackOrigin {

    private final RepositoryService repository;

    PackOrigin(RepositoryService repository) {
        this.repository = repository;
    }

    /** Those of the definitions that were deployed by somebody, not by Quell itself. */
    public Set<String> changedByOwner(Collection<String> definitions) {
        if (definitions.isEmpty()) {
            return Set.of();
        }
        var ours = repository.createDeploymentQuery().deploymentSource(PackDeployer.SOURCE).list().stream()
                .map(Deployment::getId)
                .collect(Collectors.toSet());
        var ids = new HashSet<>(definitions).toArray(String[]::new);
        return repository.createProcessDefinitionQuery().processDefinitionIdIn(ids).list().stream()
                .filter(definition -> !ours.contains(definition.getDeploymentId()))
                .map(ProcessDefinition::getId)
                .collect(Collectors.toSet());
    }
}
