package dev.quell.insights.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The BPMN files of the processes in their newest versions; a playbook's file holds several processes. */
@Component
public class Pictures {

    private final RepositoryService repository;

    Pictures(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A file.
     *
     * @param id its name without folder and ending, {@code model-drift}
     * @param processes ids of the processes in it
     */
    public record Picture(String id, List<String> processes) {}

    /** By name. */
    public List<Picture> all() {
        return files().entrySet().stream()
                .map(file -> new Picture(
                        file.getKey(),
                        file.getValue().stream().map(ProcessDefinition::getKey).toList()))
                .toList();
    }

    /** The XML of the picture with that id. */
    public Optional<byte[]> xml(String id) {
        return Optional.ofNullable(files().get(id)).map(definitions -> read(definitions.get(0)));
    }

    private Map<String, List<ProcessDefinition>> files() {
        var files = new LinkedHashMap<String, List<ProcessDefinition>>();
        repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
                .forEach(definition -> files.computeIfAbsent(
                                stem(definition.getResourceName()), name -> new ArrayList<>())
                        .add(definition));
        return files;
    }

    private byte[] read(ProcessDefinition definition) {
        try (var xml = repository.getProcessModel(definition.getId())) {
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(String resource) {
        var name = resource.substring(resource.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }
}
