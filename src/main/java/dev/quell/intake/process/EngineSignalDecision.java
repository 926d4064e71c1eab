package dev.quell.intake.process;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.quell.engine.DecisionQuestions;
import dev.quell.engine.DecisionSource;
import dev.quell.engine.ModelKind;
import dev.quell.engine.Releases;
import dev.quell.intake.SignalDecision;
import dev.quell.intake.SignalFacts;
import dev.quell.intake.Verdict;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks {@code assess-signal}, in the version that was released last. What was answered a moment ago holds for the same facts, so that a
 * storm about many systems is not kept waiting by one question; no longer, because a rule may ask what time it is.
 */
@Component
class EngineSignalDecision implements SignalDecision {

    static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final String ID = "assess-signal";
    private static final int MOST = 1000;

    private final DecisionQuestions decisions;
    private final Releases releases;
    private final EngineAccess engine;
    private final Cache<Question, Verdict> answered;

    @Autowired
    EngineSignalDecision(DecisionQuestions decisions, Releases releases, EngineAccess engine) {
        this(decisions, releases, engine, Ticker.systemTicker());
    }

    EngineSignalDecision(DecisionQuestions decisions, Releases releases, EngineAccess engine, Ticker ticker) {
        this.decisions = decisions;
        this.releases = releases;
        this.engine = engine;
        this.answered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(A_MOMENT)
                .ticker(ticker)
                .build();
    }

    /** @param definition the id of one version of the decision */
    private record Question(String definition, SignalFacts facts) {}

    @Override
    public Verdict assess(SignalFacts facts) {
        var definition = releases.released(ModelKind.DECISION, ID)
                .orElseThrow(() -> new IllegalStateException("No version of " + ID + " is released"));
        var question = new Question(definition, facts);
        var known = answered.getIfPresent(question);
        return known == null ? answer(question) : known;
    }

    private Verdict answer(Question question) {
        var verdict = engine.call(() -> ask(question.definition(), question.facts()));
        answered.put(question, verdict);
        return verdict;
    }

    private Verdict ask(String definition, SignalFacts facts) {
        var answer = decisions.ask(
                definition,
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
