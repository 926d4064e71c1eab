package dev.quell.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models that ship with Quell, as files. */
final class Pack {

    private Pack() {}

    /** A BPMN file and what it says. */
    record ProcessFile(Path path, BpmnModelInstance model) {

        String stem() {
            return Pack.stem(path);
        }

        <T extends ModelElementInstance> List<T> all(Class<T> type) {
            return List.copyOf(model.getModelElementsByType(type));
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    static List<ProcessFile> processes() {
        return files("processes", ".bpmn")
                .map(path -> new ProcessFile(path, Bpmn.readModelFromFile(path.toFile())))
                .toList();
    }

    static List<Path> forms() {
        return files("forms", ".form").toList();
    }

    static Set<String> stems(String directory, String extension) {
        return files(directory, extension).map(Pack::stem).collect(Collectors.toSet());
    }

    static JsonNode json(Path path) {
        try {
            return new ObjectMapper().readTree(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String stem(Path path) {
        var name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static Stream<Path> files(String directory, String extension) {
        try (var files = Files.walk(Path.of(directory))) {
            return files.filter(path -> path.toString().endsWith(extension)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
