package dev.quell.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the messages say, and that nothing from outside says more than one line of text. */
class UpdateTemplatesTest {

    private final AiSystems systems = mock(AiSystems.class);
    private final UpdateTemplates templates = new UpdateTemplates(
            systems, Clock.fixed(Instant.parse("2026-03-02T10:30:00Z"), ZoneOffset.UTC), "https://quell.example");

    UpdateTemplatesTest() {
        when(systems.find(anyString())).thenReturn(Optional.empty());
    }

    static Stream<Arguments> everyMessage() {
        return Stream.of("responder-update", "owner-update", "executive-brief", "consumer-notice", "legal-notice")
                .flatMap(template -> Arrays.stream(Phase.values()).map(phase -> Arguments.of(template, phase)));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void leavesNothingUnfilled(String template, Phase phase) {
        var text = templates.write(template, incident("Scores drift", false), phase);

        assertThat(text.subject()).isNotBlank().contains("INC-2026-0001");
        assertThat(text.subject() + text.body()).doesNotContain("[(", "[#", "[/]", "null");
        assertThat(text.body().strip().lines().count()).isBetween(3L, 20L);
    }

    @Test
    void saysWhatHappenedWhereAndWhatToOpen() {
        var text = templates.write("responder-update", incident("Scores drift", false), Phase.CONTAINED);

        assertThat(text.subject()).isEqualTo("INC-2026-0001 SEV2 Scores drift");
        assertThat(text.body())
                .contains(
                        "The harm is stopped; the cause is being removed.",
                        "AI system:  credit-scoring",
                        "Type:       model drift",
                        "Detected:   2026-03-02 09:00 UTC",
                        "https://quell.example/incidents/INC-2026-0001");
    }

    @Test
    void tellsConsumersWhetherToRelyOnTheResults() {
        var incident = incident("Scores drift", false);

        assertThat(templates
                        .write("consumer-notice", incident, Phase.CLASSIFIED)
                        .body())
                .contains("please check its results before you rely on them");
        assertThat(templates.write("consumer-notice", incident, Phase.RECOVERED).subject())
                .isEqualTo("credit-scoring: works normally again (INC-2026-0001)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\r\nBcc: eve@example.com",
                "one\nsecond line",
                "one\u2028second line",
                "one\u202Edesrever",
                "one\u0085two",
                "one\u0000two"
            })
    void putsAHostileTitleIntoOneLine(String title) {
        var text = templates.write("responder-update", incident(title, false), Phase.CLASSIFIED);

        assertThat(text.subject())
                .startsWith("INC-2026-0001 SEV2 one ")
                .doesNotContainPattern("[\\p{Cntrl}\u2028\u202E]");
        assertThat(text.body().lines())
                .filteredOn(line -> line.startsWith("Incident:"))
                .hasSize(1);
        assertThat(text.body().lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("second"));
    }

    @Test
    void neverEvaluatesWhatATitleSays() {
        var text =
                templates.write("responder-update", incident("[(${1+1})] __${7*7}__ [# th:if]", false), Phase.UPDATE);

        assertThat(text.subject()).isEqualTo("INC-2026-0001 SEV2 [(${1+1})] __${7*7}__ [# th:if]");
    }

    @Test
    void marksAnExercise() {
        assertThat(templates
                        .write("executive-brief", incident("Drill", true), Phase.CLASSIFIED)
                        .subject())
                .startsWith("[EXERCISE] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-template", "../../application", "responder-update.txt", ""})
    void namesATemplateThatDoesNotExist(String template) {
        assertThatThrownBy(() -> templates.write(template, incident("x", false), Phase.UPDATE))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("there is no template");
    }

    private static Incident incident(String title, boolean exercise) {
        return new Incident(
                "INC-2026-0001",
                IncidentType.MODEL_DRIFT,
                Severity.SEV2,
                null,
                Status.TRIAGED,
                title,
                "",
                "credit-scoring",
                "api",
                "ann",
                null,
                null,
                null,
                exercise,
                Instant.parse("2026-03-02T09:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
