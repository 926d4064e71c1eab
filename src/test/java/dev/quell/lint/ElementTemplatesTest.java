package dev.quell.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.Catalogue.Kind;
import dev.quell.lint.Catalogue.Variable;
import dev.quell.lint.model.ModelFile;
import dev.quell.lint.model.ModelReader;
import dev.quell.lint.model.XmlElement;
import dev.quell.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Template, bean, parameters and documentation are one thing said four times. */
class ElementTemplatesTest {

    private static final String PERSON = "task-for-a-person";
    private static final String DECISION = "decision-by-table";
    private static final Pattern CAPITAL = Pattern.compile("(?<!^)([A-Z])");

    private final Map<String, JsonNode> templates = templates();
    private final Map<String, String> sections = sections();
    private final Catalogue catalogue = Catalogue.bundled();

    @Test
    void offersEveryDelegateEveryReusableProcessTheUserTaskAndTheDecision() {
        var expected = new TreeSet<>(Set.of(PERSON, DECISION));
        delegates().forEach(bean -> expected.add(stem(bean)));
        expected.addAll(reusable());

        assertThat(templates.keySet()).containsExactlyElementsOf(expected);
    }

    @Test
    void namesTheBeanOfADelegateAndItsSavePoint() {
        assertSoftly(softly -> delegates().forEach(bean -> {
            var template = templates.get(stem(bean));
            softly.assertThat(template.path("name").asText()).isEqualTo(label(bean));
            softly.assertThat(template.path("description").asText()).isEqualTo(bean.says());
            softly.assertThat(value(template, "camunda:delegateExpression")).isEqualTo("${" + bean.bean() + "}");
            softly.assertThat(value(template, "name")).isEqualTo(label(bean));
            softly.assertThat(value(template, "camunda:asyncBefore"))
                    .as(bean.bean())
                    .isEqualTo(bean.leavesQuell() ? "true" : "");
        }));
    }

    @Test
    void asksForExactlyTheParametersOfADelegate() {
        assertSoftly(softly -> delegates().forEach(bean -> {
            var parameters = properties(templates.get(stem(bean)), "camunda:inputParameter")
                    .collect(Collectors.toMap(
                            property -> property.path("binding").path("name").asText(), property -> property));
            softly.assertThat(parameters.keySet())
                    .as(bean.bean())
                    .containsExactlyInAnyOrderElementsOf(
                            bean.inputs().stream().map(Variable::name).toList());
            bean.inputs()
                    .forEach(input -> softly.assertThat(parameters
                                    .get(input.name())
                                    .path("description")
                                    .asText())
                            .startsWith(input.says()));
        }));
    }

    @Test
    void handsOnWhatTheBundledCallsHandOn() {
        assertSoftly(softly -> reusable().forEach(process -> {
            var template = templates.get(process);
            softly.assertThat(value(template, "calledElement")).isEqualTo(process);
            softly.assertThat(properties(template, "camunda:in:businessKey")).hasSize(1);
            softly.assertThat(names(template, "camunda:in", "target")).isEqualTo(mapped(process, "in", "target"));
            softly.assertThat(names(template, "camunda:out", "source")).isEqualTo(mapped(process, "out", "source"));
        }));
    }

    @Test
    void offersTheRolesTheServiceLevelsAndTheNewestForm() {
        var template = templates.get(PERSON);
        var roles = Arrays.stream(Role.values()).map(Role::group).collect(Collectors.toSet());

        assertThat(choices(template, "role")).containsExactlyInAnyOrderElementsOf(roles);
        assertThat(choices(template, "camunda:candidateGroups")).containsAll(roles);
        assertThat(value(template, "camunda:formRefBinding")).isEqualTo("latest");
        assertThat(choices(template, "camunda:dueDate"))
                .containsExactlyInAnyOrderElementsOf(milestones().stream()
                        .map("${serviceLevel.dueAt(execution, '%s')}"::formatted)
                        .toList());
        assertThat(value(templates.get(DECISION), "camunda:decisionRefBinding")).isEqualTo("latest");
    }

    @Test
    void explainsEverythingThatItAsks() {
        assertSoftly(softly -> templates.forEach((stem, template) -> {
            softly.assertThat(template.path("id").asText()).isEqualTo("dev.quell." + stem);
            softly.assertThat(template.path("description").asText())
                    .as(stem)
                    .contains(".")
                    .hasSizeLessThan(200);
            softly.assertThat(template.path("category").path("name").asText())
                    .as(stem)
                    .isNotBlank();
            softly.assertThat(template.path("appliesTo")).as(stem).hasSize(1);
            all(template)
                    .filter(property -> !property.path("type").asText().equals("Hidden"))
                    .forEach(property -> {
                        softly.assertThat(property.path("label").asText())
                                .as(stem)
                                .isNotBlank();
                        softly.assertThat(property.path("description").asText())
                                .as(stem)
                                .endsWith(".");
                    });
        }));
    }

    @Test
    void leadsToASectionThatNamesEveryParameterAndError() {
        assertSoftly(softly -> {
            templates.forEach((stem, template) -> {
                softly.assertThat(template.path("documentationRef").asText()).endsWith("/element-templates#" + stem);
                softly.assertThat(sections).containsKey(stem);
            });
            delegates().forEach(bean -> {
                var section = sections.getOrDefault(stem(bean), "");
                softly.assertThat(section).as(bean.bean()).contains(bean.says());
                Stream.of(
                                bean.inputs().stream().map(Variable::name),
                                bean.outputs().stream(),
                                bean.errorCodes().stream())
                        .flatMap(names -> names)
                        .forEach(name ->
                                softly.assertThat(section).as(bean.bean()).contains("`" + name + "`"));
            });
        });
        assertThat(sections.keySet()).isEqualTo(templates.keySet());
    }

    private Stream<Bean> delegates() {
        return catalogue.beans().stream().filter(bean -> bean.kind() == Kind.DELEGATE);
    }

    /** The bundled services that other processes call. */
    private static Set<String> reusable() {
        var services = files("processes/services", ".bpmn").stream()
                .map(path -> path.getFileName().toString().replace(".bpmn", ""))
                .collect(Collectors.toSet());
        return calls().map(call -> call.attribute("calledElement"))
                .filter(services::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<XmlElement> calls() {
        return BundledPack.read().entrySet().stream()
                .map(entry -> ModelReader.read(entry.getKey(), entry.getValue()))
                .flatMap(file -> file.elements("callActivity"));
    }

    private static Set<String> mapped(String process, String kind, String attribute) {
        return calls().filter(call -> call.attribute("calledElement").equals(process))
                .flatMap(call -> call.extensions(kind).stream())
                .map(mapping -> mapping.attribute(attribute))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> milestones() {
        var name = "service-levels.dmn";
        var file = ModelReader.read(name, BundledPack.read().get(name));
        var labels =
                file.elements("input").map(input -> input.attribute("label")).toList();
        return rules(file)
                .map(rule -> rule.children("inputEntry").get(labels.indexOf("Milestone")))
                .flatMap(entry ->
                        Arrays.stream(entry.child("text").orElseThrow().text().split(",")))
                .map(text -> text.strip().replace("\"", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<XmlElement> rules(ModelFile file) {
        return file.elements("rule");
    }

    private static Stream<JsonNode> all(JsonNode template) {
        return StreamSupport.stream(template.path("properties").spliterator(), false);
    }

    private static Stream<JsonNode> properties(JsonNode template, String binding) {
        return all(template)
                .filter(property ->
                        property.path("binding").path("type").asText().equals(binding));
    }

    private static Set<String> names(JsonNode template, String binding, String attribute) {
        return properties(template, binding)
                .map(property -> property.path("binding").path(attribute).asText())
                .collect(Collectors.toSet());
    }

    private static String value(JsonNode template, String name) {
        return all(template)
                .filter(property ->
                        property.path("binding").path("name").asText().equals(name))
                .map(property -> property.path("value").asText())
                .findFirst()
                .orElse("");
    }

    private static List<String> choices(JsonNode template, String name) {
        return all(template)
                .filter(property ->
                        property.path("binding").path("name").asText().equals(name))
                .flatMap(property ->
                        StreamSupport.stream(property.path("choices").spliterator(), false))
                .map(choice -> choice.path("value").asText())
                .toList();
    }

    private static String stem(Bean bean) {
        return CAPITAL.matcher(bean.bean()).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    private static String label(Bean bean) {
        var words = stem(bean).replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, JsonNode> templates() {
        var json = new ObjectMapper();
        var all = new TreeMap<String, JsonNode>();
        try {
            for (var path : files(".camunda/element-templates", ".json")) {
                all.put(path.getFileName().toString().replace(".json", ""), json.readTree(path.toFile()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text below each second heading, by its anchor. */
    private static Map<String, String> sections() {
        try {
            var text = Files.readString(Path.of("src", "docs", "element-templates.md"), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n## "))
                    .skip(1)
                    .collect(Collectors.toMap(
                            section -> section.lines()
                                    .findFirst()
                                    .orElse("")
                                    .toLowerCase(Locale.ROOT)
                                    .replace(' ', '-'),
                            section -> section,
                            (first, second) -> first,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
