package dev.quell.intake.process;

import dev.quell.engine.DecisionQuestions;
import dev.quell.engine.DecisionSource;
import dev.quell.intake.SignalDecision;
import dev.quell.intake.SignalFacts;
import dev.quell.intake.Verdict;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Asks {@code assess-signal}, in the version that is deployed last. */
@Component
class EngineSignalDecision implements SignalDecision {

    private static final String ID = "assess-signal";

    private final DecisionQuestions decisions;
    private final RepositoryService repository;
    private final EngineAccess engine;

    EngineSignalDecision(DecisionQuestions decisions, RepositoryService repository, EngineAccess engine) {
        this.decisions = decisions;
        this.repository = repository;
        this.engine = engine;
    }

    @Override
    public Verdict assess(SignalFacts facts) {
        return engine.call(() -> ask(facts));
    }

    private Verdict ask(SignalFacts facts) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(ID)
                .latestVersion()
                .singleResult();
        var answer = decisions.ask(
                definition.getId(),
                Map.of(
                        "family", facts.family(),
                        "status", facts.status(),
                        "severityHint", facts.severityHint(),
                        "systemKnown", facts.systemKnown(),
                        "occurrences", facts.occurrences()));
        return verdict(answer.outputs(), answer.source());
    }

    private static Verdict verdict(Map<String, Object> outputs, DecisionSource source) {
        return new Verdict(
                text(outputs, "verdict", "triage"),
                text(outputs, "incidentType", "other"),
                text(outputs, "reason", "No rule of " + ID + " fits"),
                ID + " " + source.version(),
                source.sha256(),
                source.rule());
    }

    private static String text(Map<String, Object> outputs, String name, String withoutRule) {
        return outputs.isEmpty() ? withoutRule : String.valueOf(outputs.get(name));
    }
}
