package dev.quell.intake.process;

import dev.quell.intake.SignalDecision;
import dev.quell.intake.SignalFacts;
import dev.quell.intake.Verdict;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Asks {@code assess-signal}, in the version that is deployed last. */
@Component
class EngineSignalDecision implements SignalDecision {

    private static final String ID = "assess-signal";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final EngineAccess engine;

    EngineSignalDecision(DecisionService decisions, RepositoryService repository, EngineAccess engine) {
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
        var result = decisions
                .evaluateDecisionById(definition.getId())
                .variables(Variables.putValue("family", facts.family())
                        .putValue("status", facts.status())
                        .putValue("severityHint", facts.severityHint())
                        .putValue("systemKnown", facts.systemKnown())
                        .putValue("occurrences", facts.occurrences()))
                .evaluate()
                .getSingleResult();
        if (result == null) {
            return new Verdict("triage", "other", "No rule of " + ID + " fits", ID + " " + definition.getVersion());
        }
        return new Verdict(
                result.getEntry("verdict"),
                result.getEntry("incidentType"),
                result.getEntry("reason"),
                ID + " " + definition.getVersion());
    }
}
