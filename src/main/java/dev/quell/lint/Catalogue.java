package dev.quell.lint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The beans that a model may name: what each does, needs, gives and throws. The element templates for Modeler say the
 * same, and tests hold both against the beans that there are.
 *
 * @param messages that Quell itself sends to processes
 */
public record Catalogue(List<Bean> beans, List<String> messages) {

    private static final String FILE = "beans.json";

    public enum Kind {
        DELEGATE,
        LISTENER,
        HELPER
    }

    /** What a step does outside of Quell. */
    public enum Effect {
        NONE,
        /** Reads outside systems, which may not answer. */
        READS,
        /** Sends messages to people. */
        SENDS,
        /** Changes outside systems; what was there before may be lost to an investigation. */
        CHANGES,
        /** Takes a change back. */
        UNDOES
    }

    /**
     * @param says one sentence for whoever draws a process
     * @param needs variables without which it cannot work, besides the incident's own
     * @param gives variables that it sets
     * @param errors codes of the BPMN errors that it may end with
     * @param undo the bean that takes it back while its process runs
     * @param sends name of a message that it sends to a process
     */
    public record Bean(
            String bean,
            Kind kind,
            String says,
            @Nullable Effect effect,
            @Nullable List<Variable> needs,
            @Nullable List<String> gives,
            @Nullable List<String> errors,
            @Nullable String undo,
            @Nullable String sends) {

        public Effect effectOrNone() {
            return Objects.requireNonNullElse(effect, Effect.NONE);
        }

        public List<Variable> inputs() {
            return Objects.requireNonNullElse(needs, List.of());
        }

        public List<String> outputs() {
            return Objects.requireNonNullElse(gives, List.of());
        }

        public List<String> errorCodes() {
            return Objects.requireNonNullElse(errors, List.of());
        }

        /** Whether it reaches beyond Quell's own database. */
        public boolean leavesQuell() {
            return effectOrNone() != Effect.NONE;
        }

        /** Whether something outside is different afterwards. */
        public boolean acts() {
            return effectOrNone() == Effect.SENDS || effectOrNone() == Effect.CHANGES;
        }
    }

    /** @param optional when the bean can do without */
    public record Variable(
            String name, String says, @Nullable Boolean optional) {

        public boolean required() {
            return !Boolean.TRUE.equals(optional);
        }
    }

    /** The catalogue of this Quell. */
    public static Catalogue bundled() {
        try (var file = Catalogue.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file, FILE), Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Bean> find(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    private Map<String, Bean> byName() {
        return beans.stream().collect(Collectors.toMap(Bean::bean, Function.identity()));
    }
}
