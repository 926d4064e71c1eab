package dev.quell.engine;

import dev.quell.shared.Problem;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** What a person deploys is a draft until it is released: nobody can start it, or move a running incident to it, by its id. */
class Draft extends AuthorizationCommandChecker {

    private final Releases releases;

    Draft(Releases releases) {
        this.releases = releases;
    }

    /** Quell itself deploys without a login: what it bundles has been reviewed before. */
    static boolean isBeingDeployed() {
        return Context.getCommandContext().getAuthentication() != null;
    }

    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        super.checkCreateProcessInstance(definition);
        refuse(definition);
    }

    @Override
    public void checkMigrateProcessInstance(ExecutionEntity instance, ProcessDefinition target) {
        super.checkMigrateProcessInstance(instance, target);
        refuse(target);
    }

    private void refuse(ProcessDefinition definition) {
        if (Context.getCommandContext().getAuthentication() != null && releases.isDraft(definition.getId())) {
            throw Problem.conflict("Version %d of %s is a draft: ask for its release on the page Playbooks first"
                    .formatted(definition.getVersion(), definition.getKey()));
        }
    }
}
