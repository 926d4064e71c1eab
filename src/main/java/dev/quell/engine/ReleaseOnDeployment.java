package dev.quell.engine;

import dev.quell.shared.CurrentActor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.springframework.context.ApplicationEventPublisher;

/** Tells of every new version, and releases at once what Quell itself deploys. */
class ReleaseOnDeployment implements Deployer {

    private final Releases releases;
    private final ApplicationEventPublisher events;

    ReleaseOnDeployment(Releases releases, ApplicationEventPublisher events) {
        this.releases = releases;
        this.events = events;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            artifacts(deployment, ProcessDefinitionEntity.class).forEach(each -> add(ModelKind.PROCESS, each));
            artifacts(deployment, DecisionDefinitionEntity.class).forEach(each -> add(ModelKind.DECISION, each));
            artifacts(deployment, CamundaFormDefinitionEntity.class).forEach(each -> add(ModelKind.FORM, each));
        }
    }

    private void add(ModelKind kind, ResourceDefinitionEntity<?> model) {
        var draft = Draft.isBeingDeployed();
        var by = draft ? Context.getCommandContext().getAuthenticatedUserId() : CurrentActor.SYSTEM;
        if (!draft) {
            releases.add(kind, model.getKey(), model.getId(), model.getVersion(), by);
        }
        events.publishEvent(new ModelDeployed(kind, model.getKey(), model.getId(), model.getVersion(), by, draft));
    }

    private static Stream<ResourceDefinitionEntity<?>> artifacts(DeploymentEntity deployment, Class<?> type) {
        var found = (List<?>) deployment.getDeployedArtifacts(type);
        return Stream.ofNullable(found).flatMap(List::stream).map(each ->
                (ResourceDefinitionEntity<?>) Objects.requireNonNull(each));
    }
}
