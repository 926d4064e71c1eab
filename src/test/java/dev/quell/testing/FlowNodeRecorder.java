package dev.quell.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Notes which flow nodes the tests of this JVM have passed, so that a process test can prove that it missed none. */
@TestComponent
public class FlowNodeRecorder {

    private final Set<String> passed = new ConcurrentSkipListSet<>();
    private final RepositoryService repository;

    FlowNodeRecorder(RepositoryService repository) {
        this.repository = repository;
    }

    @EventListener
    void note(HistoricActivityInstanceEventEntity event) {
        passed.add(event.getProcessDefinitionKey() + "/" + event.getActivityId());
    }

    /** Fails, naming them, when flow nodes of the newest version of a process have not been passed. */
    public void assertEveryFlowNodePassed(String processId) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processId)
                .latestVersion()
                .singleResult();
        var missed = repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> processId.equals(ownerOf(node)))
                .filter(node -> !tiesCompensation(node))
                .map(node -> processId + "/" + node.getId())
                .filter(node -> !passed.contains(node))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missed)
                .as("flow nodes of %s that no test has passed", processId)
                .isEmpty();
    }

    /** Such an event is never passed: it only says which step takes back which. */
    private static boolean tiesCompensation(FlowNode node) {
        return node instanceof BoundaryEvent
                && !node.getChildElementsByType(CompensateEventDefinition.class).isEmpty();
    }

    private static String ownerOf(FlowNode node) {
        var parent = node.getParentElement();
        while (!"process".equals(parent.getElementType().getTypeName())) {
            parent = parent.getParentElement();
        }
        return parent.getAttributeValue("id");
    }
}
