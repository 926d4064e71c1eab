package dev.quell.incident.process;

import dev.quell.engine.DecisionQuestions;
import dev.quell.incident.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the decision {@code service-levels}: a version of it always answers the same, and asking it again costs more than the rest of a step. */
@Component
class ServiceLevels {

    private static final String TABLE = "service-levels";
    private static final Severity UNCLASSIFIED = Severity.SEV2;
    private static final int MOST_KNOWN = 1000;

    private final Map<Question, Level> levels = new ConcurrentHashMap<>();

    private final DecisionQuestions decisions;

    ServiceLevels(DecisionQuestions decisions) {
        this.decisions = decisions;
    }

    /** @param table id of one version of it */
    private record Question(String table, String severity, String milestone) {}

    /** The id of the version that incidents use; asked for within a command of the engine. */
    String inUse() {
        return Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(TABLE)
                .getId();
    }

    /**
     * @param table see {@link #inUse()}
     * @param severity null while the incident is not classified
     * @throws IllegalStateException when the table has no row for it
     */
    Level level(String table, @Nullable Object severity, String milestone) {
        var question = new Question(
                table, Objects.requireNonNullElse(severity, UNCLASSIFIED.name()).toString(), milestone);
        var known = levels.get(question);
        return known == null ? decide(question) : known;
    }

    private Level decide(Question question) {
        var row = decisions.ask(
                question.table(), Map.of("severity", question.severity(), "milestone", question.milestone()));
        if (row.outputs().isEmpty()) {
            throw new IllegalStateException(
                    TABLE + " has no row for " + question.severity() + " and " + question.milestone());
        }
        var level = Level.of(row.outputs(), row.source());
        if (levels.size() < MOST_KNOWN) {
            levels.put(question, level);
        }
        return level;
    }
}
