package dev.quell.engine;

import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.jspecify.annotations.Nullable;

/** Answers tasks and starts that show the latest version of a form; deployments count versions by key and tenant. */
class ReleasedForms extends CamundaFormDefinitionManager {

    private final Releases releases;

    ReleasedForms(Releases releases) {
        this.releases = releases;
    }

    @Override
    public @Nullable CamundaFormDefinitionEntity findLatestDefinitionByKey(String key) {
        return releases.released(ModelKind.FORM, key)
                .map(this::findLatestDefinitionById)
                .orElse(null);
    }
}
