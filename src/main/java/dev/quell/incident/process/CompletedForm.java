package dev.quell.incident.process;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a task that is being completed: which version of it, and what was answered. */
@Component
class CompletedForm {

    /** @param keys of the fields that are answered */
    private record Form(String id, int version, String sha256, Set<String> keys) {}

    private static final int LONGEST_ANSWER = 10_000;
    private static final Set<String> NO_ANSWER =
            Set.of("text", "html", "image", "table", "separator", "spacer", "button", "iframe");

    /** By definition id; what has been deployed never changes. */
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    /** {@code form: {id, version, sha256}} and {@code answers: {key: value}}; empty for a task without a Camunda form. */
    Optional<Map<String, Object>> of(HistoricTaskInstanceEventEntity event) {
        var context = Context.getCommandContext();
        var execution = context.getExecutionManager().findExecutionById(event.getExecutionId());
        return formKey(event)
                .map(key -> context.getCamundaFormDefinitionManager().findLatestDefinitionByKey(key))
                .map(form -> forms.computeIfAbsent(form.getId(), id -> read(context, form)))
                .map(form -> describe(form, execution));
    }

    private static Optional<String> formKey(HistoricTaskInstanceEventEntity event) {
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(event.getProcessDefinitionId());
        return Optional.ofNullable(definition.getTaskDefinitions().get(event.getTaskDefinitionKey()))
                .map(task -> task.getCamundaFormDefinitionKey())
                .map(Expression::getExpressionText);
    }

    private static Form read(CommandContext context, CamundaFormDefinitionEntity form) {
        var bytes = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName())
                .getBytes();
        var root = CanonicalJson.read(
                new String(bytes, StandardCharsets.UTF_8), new TypeReference<Map<String, Object>>() {});
        return new Form(form.getKey(), form.getVersion(), Sha256.hex(bytes), keys(root));
    }

    private static Map<String, Object> describe(Form form, @Nullable ExecutionEntity execution) {
        var details = new LinkedHashMap<String, Object>();
        details.put("form", Map.of("id", form.id(), "version", form.version(), "sha256", form.sha256()));
        details.put("answers", answers(form, execution));
        return details;
    }

    private static Map<String, Object> answers(Form form, @Nullable ExecutionEntity execution) {
        var answers = new LinkedHashMap<String, Object>();
        for (var key : form.keys()) {
            var value = execution == null ? null : execution.getVariable(key);
            if (value != null) {
                answers.put(key, plain(value));
            }
        }
        return answers;
    }

    private static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        var text = value.toString();
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
    }

    private static Set<String> keys(Map<?, ?> component) {
        var keys = new TreeSet<String>();
        if (component.get("key") instanceof String key && !NO_ANSWER.contains(String.valueOf(component.get("type")))) {
            keys.add(key);
        }
        if (component.get("components") instanceof Iterable<?> children) {
            children.forEach(child -> keys.addAll(keys((Map<?, ?>) child)));
        }
        return keys;
    }
}
