package dev.quell.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.quell.lint.Catalogue.Bean;
import dev.quell.lint.Catalogue.Kind;
import dev.quell.shared.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The catalogue and the code say the same. */
class CatalogueTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern STRING = Pattern.compile("\"(\\w+)\"");

    private final Catalogue catalogue = Catalogue.bundled();

    @Test
    void knowsEveryDelegateAndNoOther() {
        assertThat(names(Kind.DELEGATE))
                .containsExactlyInAnyOrderElementsOf(beans(JavaDelegate.class).keySet());
    }

    @Test
    void knowsEveryListenerAndNoOther() {
        var listeners = Stream.of(TaskListener.class, ExecutionListener.class)
                .flatMap(type -> beans(type).keySet().stream())
                .collect(Collectors.toSet());

        assertThat(names(Kind.LISTENER)).containsExactlyInAnyOrderElementsOf(listeners);
    }

    @Test
    void saysOfEachBeanWhatItDoesInOneSentence() {
        assertThat(catalogue.beans()).allSatisfy(bean -> {
            assertThat(bean.says()).as(bean.bean()).endsWith(".").hasSizeBetween(15, 160);
            assertThat(bean.inputs())
                    .allSatisfy(
                            input -> assertThat(input.says()).as(input.name()).endsWith("."));
        });
    }

    @Test
    void namesOnlyVariablesThatTheModuleOfTheBeanKnows() throws IOException {
        var classes = new HashMap<String, String>(beans(JavaDelegate.class));
        classes.putAll(beans(TaskListener.class));
        classes.putAll(beans(ExecutionListener.class));
        for (var bean : catalogue.beans()) {
            if (bean.kind() != Kind.HELPER) {
                var known = stringsIn(classes.get(bean.bean()));
                assertSoftly(softly -> bean.inputs()
                        .forEach(input ->
                                softly.assertThat(known).as(bean.bean()).contains(input.name())));
            }
        }
    }

    @Test
    void givesEachChangeAnUndoThatIsThere() {
        assertThat(catalogue.beans())
                .map(Bean::undo)
                .filteredOn(undo -> undo != null)
                .isNotEmpty()
                .allSatisfy(undo -> assertThat(catalogue.find(undo)).isPresent());
    }

    private List<String> names(Kind kind) {
        return catalogue.beans().stream()
                .filter(bean -> bean.kind() == kind)
                .map(Bean::bean)
                .toList();
    }

    /** Class names by bean name. */
    private static Map<String, String> beans(Class<?> type) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(type));
        var registry = new SimpleBeanDefinitionRegistry();
        return scanner.findCandidateComponents("dev.quell").stream()
                .filter(definition -> isOfTheProduct(String.valueOf(definition.getBeanClassName())))
                .collect(Collectors.toMap(
                        definition -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName(definition, registry),
                        BeanDefinition::getBeanClassName));
    }

    private static boolean isOfTheProduct(String className) {
        return Files.exists(SOURCES.resolve(className.replace('.', '/') + ".java"));
    }

    /** Every string constant of the module, which is where the names of its variables are. */
    private static List<String> stringsIn(String className) throws IOException {
        var module = className.substring("dev.quell.".length()).split("\\.")[0];
        try (var files = Files.walk(SOURCES.resolve("dev/quell").resolve(module))) {
            var text = new StringBuilder();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return Stream.concat(
                            STRING.matcher(text).results().map(match -> match.group(1)),
                            Arrays.stream(Role.values()).map(Role::field))
                    .distinct()
                    .toList();
        }
    }
}
