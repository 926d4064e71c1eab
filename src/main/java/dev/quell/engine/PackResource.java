package dev.quell.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * One bundled model: its path in the pack, its content, and the ids of what it defines.
 *
 * @param name path below the class path root, for example {@code processes/playbooks/model-drift.bpmn}
 */
record PackResource(String name, byte[] content, Kind kind, List<String> ids) {

    enum Kind {
        PROCESS,
        DECISION,
        FORM
    }

    static PackResource read(String name, byte[] content) throws IOException {
        if (name.endsWith(".bpmn")) {
            var model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
            return new PackResource(name, content, Kind.PROCESS, ids(model.getModelElementsByType(Process.class)));
        }
        if (name.endsWith(".dmn")) {
            var model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            return new PackResource(name, content, Kind.DECISION, ids(model.getModelElementsByType(Decision.class)));
        }
        var id = new ObjectMapper().readTree(content).path("id").asText();
        return new PackResource(name, content, Kind.FORM, List.of(id));
    }

    private static List<String> ids(Collection<? extends ModelElementInstance> elements) {
        return elements.stream().map(element -> element.getAttributeValue("id")).toList();
    }

    /** The deployment that holds the newest version of the first thing that this resource defines. */
    Optional<Deployed> newest(RepositoryService repository, FormDeployments forms) {
        var id = ids.get(0);
        return switch (kind) {
            case PROCESS ->
                Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(id)
                                .latestVersion()
                                .singleResult())
                        .map(found -> new Deployed(found.getDeploymentId(), found.getResourceName()));
            case DECISION ->
                Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(id)
                                .latestVersion()
                                .singleResult())
                        .map(found -> new Deployed(found.getDeploymentId(), found.getResourceName()));
            case FORM -> forms.newest(id);
        };
    }

    /** Where a definition came from. */
    record Deployed(String deploymentId, String resourceName) {

        Deployment deployment(RepositoryService repository) {
            return repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        }
    }
}
