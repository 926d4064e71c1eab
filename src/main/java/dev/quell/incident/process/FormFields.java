package dev.quell.incident.process;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quell.shared.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The input fields of the form that a task shows. */
@Component
class FormFields {

    /** Empty for a task without a Camunda form, or whose form is not deployed. */
    List<FormField> of(DelegateTask task) {
        return formKey((TaskEntity) task).map(this::ofForm).orElse(List.of());
    }

    /** Empty when the form is not deployed. */
    List<FormField> ofForm(String formId) {
        return inputs(content(formId)).toList();
    }

    private static Optional<String> formKey(TaskEntity task) {
        return Optional.ofNullable(task.getTaskDefinition().getCamundaFormDefinitionKey())
                .map(Expression::getExpressionText);
    }

    private static Map<String, Object> content(String key) {
        var context = Context.getCommandContext();
        var form = context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key);
        if (form == null) {
            return Map.of();
        }
        var resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName());
        var json = new String(resource.getBytes(), StandardCharsets.UTF_8);
        return CanonicalJson.read(json, new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    private static Stream<FormField> inputs(Map<String, Object> component) {
        var own = component.get("key") instanceof String key
                ? Stream.of(new FormField(key, component))
                : Stream.<FormField>empty();
        var children = (List<Map<String, Object>>) component.getOrDefault("components", List.of());
        return Stream.concat(own, children.stream().flatMap(FormFields::inputs));
    }
}
