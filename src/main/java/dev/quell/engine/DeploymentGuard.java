package dev.quell.engine;

import dev.quell.lint.Finding;
import dev.quell.lint.Linter;
import dev.quell.shared.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks at every new deployment before the engine does, whichever way it came. What a person deploys must be without
 * errors, and is refused as a whole otherwise; its warnings are shown where it is released. What Quell deploys itself was looked at by its build:
 * here it only has to be safe.
 */
@Component
class DeploymentGuard implements Deployer {

    private final Linter linter;
    private final ObjectProvider<JdbcClient> jdbc;

    DeploymentGuard(Linter linter, ObjectProvider<JdbcClient> jdbc) {
        this.linter = linter;
        this.jdbc = jdbc;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            refuseAnothersName(deployment);
            var found = check(contents(deployment));
            if (found.stream().anyMatch(Finding::isError)) {
                throw RefusedDeployment.because(found);
            }
        }
    }

    /** What bears the name of the pack counts as untouched: the next update of Quell would overwrite it. */
    private static void refuseAnothersName(DeploymentEntity deployment) {
        if (Draft.isBeingDeployed() && PackDeployer.SOURCE.equals(deployment.getSource())) {
            throw Problem.invalid(
                    "deployment-source",
                    PackDeployer.SOURCE + " stands for what Quell brings along: leave it out or name another source");
        }
    }

    private List<Finding> check(Map<String, byte[]> resources) {
        return Context.getCommandContext().getAuthentication() == null
                ? linter.checkSafety(resources)
                : linter.check(resources, NewestModels.read(jdbc.getObject()));
    }

    private static Map<String, byte[]> contents(DeploymentEntity deployment) {
        var contents = new HashMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> contents.put(name, resource.getBytes()));
        return contents;
    }
}
