package dev.quell.room.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The labels of elements, which people know, rather than their ids. */
@Component
class ElementNames {

    private final RepositoryService repository;

    ElementNames(RepositoryService repository) {
        this.repository = repository;
    }

    /** The id when the element has no label. */
    String of(String definition, String element) {
        return repository.getBpmnModelInstance(definition).getModelElementById(element) instanceof FlowElement found
                ? orId(found.getName(), element)
                : element;
    }

    static String orId(@Nullable String name, String element) {
        return name == null || name.isBlank() ? element : name.replaceAll("\\s+", " ");
    }
}
