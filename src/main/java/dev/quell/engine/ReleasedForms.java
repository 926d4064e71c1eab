package dev.quell.engine;

import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.jspecify.annotations.Nullable;

/** Answers tasks and starts that show the latest version of a form; deployments count versions by key and tenant. */
class ReleasedForms extends CamundaFormDefinitionManager {

    private final RehearsedModels rehearsed;

    ReleasedForms(RehearsedModels rehearsed) {
        this.rehearsed = rehearsed;
    }

    @Override
    public @Nullable CamundaFormDefinitionEntity findLatestDefinitionByKey(String key) {
        return rehearsed.shownForm(key).map(this::findLatestDefinitionById).orElse(null);
    }
}
