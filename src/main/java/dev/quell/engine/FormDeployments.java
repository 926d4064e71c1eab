package dev.quell.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;

/** Which deployment holds the newest version of a form. The engine has no public query for forms, so their resources are read. */
final class FormDeployments {

    private final Map<String, PackResource.Deployed> newest = new HashMap<>();

    private FormDeployments() {}

    static FormDeployments read(RepositoryService repository) {
        var forms = new FormDeployments();
        var deployments =
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list();
        for (var deployment : deployments) {
            for (var name : repository.getDeploymentResourceNames(deployment.getId())) {
                if (name.endsWith(".form")) {
                    forms.add(repository, deployment.getId(), name);
                }
            }
        }
        return forms;
    }

    Optional<PackResource.Deployed> newest(String formId) {
        return Optional.ofNullable(newest.get(formId));
    }

    private void add(RepositoryService repository, String deploymentId, String name) {
        try (var content = repository.getResourceAsStream(deploymentId, name)) {
            var id = PackResource.JSON.readTree(content).path("id").asText();
            newest.put(id, new PackResource.Deployed(deploymentId, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
