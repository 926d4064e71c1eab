package dev.quell.intake.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.quell.engine.DecisionAnswer;
import dev.quell.engine.DecisionQuestions;
import dev.quell.engine.DecisionSource;
import dev.quell.engine.ModelKind;
import dev.quell.engine.Releases;
import dev.quell.intake.SignalFacts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSignalDecisionTest {

    private static final SignalFacts DRIFT = new SignalFacts("data-drift", "firing", "critical", true, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final DecisionQuestions questions = mock();
    private final Releases releases = mock();
    private final EngineSignalDecision decision =
            new EngineSignalDecision(questions, releases, new EngineAccess(mock(IdentityService.class)), nanos::get);

    @BeforeEach
    void firstVersionIsReleased() {
        released("assess-signal:1:id");
        when(questions.ask(anyString(), anyMap()))
                .thenReturn(new DecisionAnswer(
                        Map.of("verdict", "open", "incidentType", "model-drift", "reason", "It drifts"),
                        new DecisionSource("assess-signal", 1, "hash", "rule")));
    }

    @Test
    void asksOnceAboutTheSameFactsOfOneMoment() {
        assertThat(decision.assess(DRIFT)).isEqualTo(decision.assess(DRIFT));

        verify(questions, times(1)).ask(anyString(), anyMap());
    }

    @Test
    void asksAgainAMomentLaterSinceARuleMayDependOnTheTime() {
        decision.assess(DRIFT);
        nanos.addAndGet(EngineSignalDecision.A_MOMENT.toNanos());

        decision.assess(DRIFT);

        verify(questions, times(2)).ask(anyString(), anyMap());
    }

    @Test
    void asksAboutOtherFactsAtOnce() {
        decision.assess(DRIFT);
        decision.assess(new SignalFacts("data-drift", "firing", "critical", true, 2));

        verify(questions, times(2)).ask(anyString(), anyMap());
    }

    @Test
    void asksAVersionThatIsReleasedMeanwhileAtOnce() {
        decision.assess(DRIFT);
        released("assess-signal:2:id");

        decision.assess(DRIFT);

        verify(questions).ask("assess-signal:2:id", facts());
    }

    @Test
    void saysSoWhenNoVersionIsReleased() {
        when(releases.released(ModelKind.DECISION, "assess-signal")).thenReturn(Optional.empty());

        assertThatIllegalStateException()
                .isThrownBy(() -> decision.assess(DRIFT))
                .withMessageContaining("assess-signal");
        verify(questions, never()).ask(anyString(), anyMap());
    }

    private void released(String definition) {
        when(releases.released(ModelKind.DECISION, "assess-signal")).thenReturn(Optional.of(definition));
    }

    private static Map<String, Object> facts() {
        return Map.of(
                "family", "data-drift",
                "status", "firing",
                "severityHint", "critical",
                "systemKnown", true,
                "occurrences", 1);
    }
}
