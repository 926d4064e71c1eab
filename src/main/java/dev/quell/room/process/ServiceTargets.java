package dev.quell.room.process;

import dev.quell.incident.Severity;
import dev.quell.room.Targets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks each version of the table once: it always answers the same, and a page would otherwise write to the engine's history. */
@Component
class ServiceTargets implements Targets {

    private static final String TABLE = "service-levels";
    private static final Severity UNCLASSIFIED = Severity.SEV2;
    private static final int MOST_KNOWN = 1000;

    private final Map<Question, Optional<Duration>> known = new ConcurrentHashMap<>();
    private final DecisionService decisions;
    private final RepositoryService repository;

    ServiceTargets(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    private record Question(String table, String severity, String milestone) {}

    @Override
    public Optional<Duration> target(@Nullable Severity severity, String milestone) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(TABLE)
                        .latestVersion()
                        .singleResult())
                .map(table -> new Question(
                        table.getId(),
                        Objects.requireNonNullElse(severity, UNCLASSIFIED).name(),
                        milestone))
                .flatMap(this::answer);
    }

    private Optional<Duration> answer(Question question) {
        var answer = known.get(question);
        if (answer != null) {
            return answer;
        }
        var decided = decide(question);
        if (known.size() < MOST_KNOWN) {
            known.put(question, decided);
        }
        return decided;
    }

    private Optional<Duration> decide(Question question) {
        var result = decisions.evaluateDecisionTableById(
                question.table(), Map.of("severity", question.severity(), "milestone", question.milestone()));
        return result.getResultList().stream()
                .filter(level -> !"BUSINESS".equals(level.get("calendar")))
                .map(level -> Duration.parse(String.valueOf(level.get("due"))))
                .findFirst();
    }
}
