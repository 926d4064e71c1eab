package dev.quell.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A user task with the extension property {@code role} goes to whoever holds that role in its incident. Without a
 * holder, or when the model names an assignee, it stays as the model says.
 */
@Component
class RoleAssignment extends AbstractProcessEnginePlugin {

    private final ObjectProvider<RoleHolders> holders;

    RoleAssignment(ObjectProvider<RoleHolders> holders) {
        this.holders = holders;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = new ArrayList<BpmnParseListener>(
                Objects.requireNonNullElse(configuration.getCustomPostBPMNParseListeners(), List.of()));
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
                roleOf(task).ifPresent(role -> listenTo(activity, role));
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void listenTo(ActivityImpl activity, String role) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, task -> assign(task, role));
    }

    private void assign(DelegateTask task, String role) {
        var incident = task.getExecution().getProcessBusinessKey();
        if (incident != null && task.getAssignee() == null) {
            holders.getObject().holder(incident, role).ifPresent(task::setAssignee);
        }
    }

    private static Optional<String> roleOf(Element task) {
        return Optional.ofNullable(task.element("extensionElements"))
                .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .flatMap(properties -> properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                        .filter(property -> "role".equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst());
    }
}
