package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told, at which severity and phase, through which channel. */
class CommunicationPlanTest extends DecisionTableTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/communication");

    CommunicationPlanTest() {
        super("communication-plan", 11);
    }

    @Override
    String examples() {
        return """
                severity | phase      | incidentType   -> audience | channel | template | approval
                null     | detected   | model-drift    -> responders | email | responder-update | false
                null     | detected   | privacy-breach -> responders | email | responder-update | false; legal | email | legal-notice | false
                SEV1     | classified | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false; consumers | email | consumer-notice | true; legal | email | legal-notice | false
                SEV1     | eradicated | other          -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false
                SEV1     | update     | bias-breach    -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false
                SEV2     | classified | bias-breach    -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false; consumers | email | consumer-notice | true; legal | email | legal-notice | false
                SEV2     | contained  | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false; consumers | email | consumer-notice | true; legal | email | legal-notice | false
                SEV2     | closed     | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false; executives | email | executive-brief | false; legal | email | legal-notice | false
                SEV2     | update     | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false
                SEV3     | classified | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false
                SEV3     | recovered  | privacy-breach -> responders | email | responder-update | false; business-owner | email | owner-update | false; legal | email | legal-notice | false
                SEV3     | update     | model-drift    -> responders | email | responder-update | false
                SEV4     | stoodDown  | model-drift    -> responders | email | responder-update | false; business-owner | email | owner-update | false
                SEV4     | contained  | model-drift    -> responders | email | responder-update | false
                SEV4     | update     | model-drift    -> responders | record | responder-update | false
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "severity",
                List.of("SEV1", "SEV2", "SEV3", "SEV4"),
                "phase",
                List.of(
                        "detected",
                        "classified",
                        "contained",
                        "eradicated",
                        "recovered",
                        "closed",
                        "stoodDown",
                        "update"),
                "incidentType",
                List.of(
                        "model-drift",
                        "data-poisoning",
                        "adversarial-attack",
                        "bias-breach",
                        "performance-degradation",
                        "privacy-breach",
                        "other"));
    }

    @Test
    void tellsNobodyOutsideWithoutApproval() {
        assertThat(combinations().stream().flatMap(inputs -> evaluate(inputs).stream()))
                .allSatisfy(update ->
                        assertThat(update.get("approval")).isEqualTo("consumers".equals(update.get("audience"))));
    }

    @Test
    void namesOnlyTemplatesThatExist() {
        assertThat(combinations().stream().flatMap(inputs -> evaluate(inputs).stream()))
                .extracting(update -> update.get("template"))
                .allSatisfy(template ->
                        assertThat(TEMPLATES.resolve(template + ".txt")).exists());
    }

    @Test
    void tellsEachAudienceOnce() {
        assertThat(combinations())
                .allSatisfy(inputs -> assertThat(evaluate(inputs))
                        .extracting(update -> update.get("audience"))
                        .doesNotHaveDuplicates());
    }
}
