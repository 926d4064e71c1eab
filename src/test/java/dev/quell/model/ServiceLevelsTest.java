package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** When things are due and when they escalate. */
class ServiceLevelsTest extends DecisionTableTest {

    private static final Pattern ASKED = Pattern.compile("serviceLevel\\.\\w+\\(execution,\\s*'(\\w+)'\\)");

    ServiceLevelsTest() {
        super("service-levels", 65);
    }

    @Override
    String examples() {
        return """
                milestone              | severity -> due | escalateAfter | calendar
                acknowledge            | SEV1     -> PT5M | PT10M | ELAPSED
                acknowledge            | SEV2     -> PT15M | PT20M | ELAPSED
                acknowledge            | SEV3     -> PT1H | PT2H | ELAPSED
                acknowledge            | SEV4     -> P1D | P2D | ELAPSED
                triage                 | SEV1     -> PT5M | PT10M | ELAPSED
                triage                 | SEV2     -> PT15M | PT20M | ELAPSED
                triage                 | SEV3     -> PT1H | PT2H | ELAPSED
                triage                 | SEV4     -> P1D | P2D | ELAPSED
                assessImpact           | SEV1     -> PT10M | PT15M | ELAPSED
                assessImpact           | SEV2     -> PT15M | PT30M | ELAPSED
                assessImpact           | SEV3     -> PT1H | PT2H | ELAPSED
                assessImpact           | SEV4     -> P1D | P2D | ELAPSED
                classify               | SEV1     -> PT5M | PT10M | ELAPSED
                classify               | SEV2     -> PT10M | PT20M | ELAPSED
                classify               | SEV3     -> PT30M | PT1H | ELAPSED
                classify               | SEV4     -> PT4H | P1D | ELAPSED
                assignRoles            | SEV1     -> PT15M | PT30M | ELAPSED
                assignRoles            | SEV2     -> PT30M | PT1H | ELAPSED
                assignRoles            | SEV3     -> PT4H | PT8H | ELAPSED
                assignRoles            | SEV4     -> P2D | P3D | ELAPSED
                rootCause              | SEV1     -> PT15M | PT30M | ELAPSED
                rootCause              | SEV2     -> PT1H | PT2H | ELAPSED
                rootCause              | SEV3     -> PT8H | P1D | ELAPSED
                rootCause              | SEV4     -> P2D | P4D | ELAPSED
                containmentDecision    | SEV1     -> PT30M | PT45M | ELAPSED
                containmentDecision    | SEV2     -> PT1H | PT2H | ELAPSED
                containmentDecision    | SEV3     -> PT4H | PT8H | ELAPSED
                containmentDecision    | SEV4     -> P2D | P3D | ELAPSED
                containment            | SEV1     -> PT1H | PT90M | ELAPSED
                containment            | SEV2     -> PT4H | PT6H | ELAPSED
                containment            | SEV3     -> P1D | P2D | ELAPSED
                containment            | SEV4     -> P5D | P7D | ELAPSED
                manualAction           | SEV1     -> PT15M | PT30M | ELAPSED
                manualAction           | SEV2     -> PT1H | PT2H | ELAPSED
                manualAction           | SEV3     -> PT8H | P1D | ELAPSED
                manualAction           | SEV4     -> P2D | P4D | ELAPSED
                eradication            | SEV1     -> P1D | P2D | ELAPSED
                eradication            | SEV2     -> P2D | P4D | ELAPSED
                eradication            | SEV3     -> P5D | P7D | ELAPSED
                eradication            | SEV4     -> P10D | P14D | ELAPSED
                recoveryApproval       | SEV1     -> PT1H | PT2H | ELAPSED
                recoveryApproval       | SEV2     -> PT4H | PT8H | ELAPSED
                recoveryApproval       | SEV3     -> P1D | P2D | ELAPSED
                recoveryApproval       | SEV4     -> P2D | P4D | ELAPSED
                recoveryCheck          | SEV1     -> PT4H | PT8H | ELAPSED
                recoveryCheck          | SEV2     -> PT8H | P1D | ELAPSED
                recoveryCheck          | SEV3     -> P1D | P2D | ELAPSED
                recoveryCheck          | SEV4     -> P2D | P4D | ELAPSED
                reviewHeld             | SEV1     -> P5D | P7D | BUSINESS
                reviewHeld             | SEV2     -> P5D | P7D | BUSINESS
                reviewHeld             | SEV3     -> P14D | P21D | ELAPSED
                reviewHeld             | SEV4     -> P28D | P42D | ELAPSED
                signOff                | SEV1     -> P2D | P4D | BUSINESS
                signOff                | SEV2     -> P3D | P5D | BUSINESS
                signOff                | SEV3     -> P5D | P8D | BUSINESS
                signOff                | SEV4     -> P10D | P15D | BUSINESS
                improvement            | SEV1     -> P28D | P35D | ELAPSED
                improvement            | SEV2     -> P28D | P35D | ELAPSED
                improvement            | SEV3     -> P56D | P63D | ELAPSED
                improvement            | SEV4     -> P56D | P63D | ELAPSED
                update                 | SEV1     -> PT30M | PT45M | ELAPSED
                update                 | SEV2     -> PT1H | PT90M | ELAPSED
                update                 | SEV3     -> PT4H | PT6H | ELAPSED
                update                 | SEV4     -> P7D | P8D | ELAPSED
                breakGlassRatification | SEV1     -> P1D | P2D | ELAPSED
                breakGlassRatification | SEV4     -> P1D | P2D | ELAPSED
                """;
    }

    @Override
    Map<String, List<?>> domain() {
        return Map.of(
                "severity",
                List.of("SEV1", "SEV2", "SEV3", "SEV4"),
                "milestone",
                List.of(
                        "acknowledge",
                        "triage",
                        "assessImpact",
                        "classify",
                        "assignRoles",
                        "rootCause",
                        "containmentDecision",
                        "containment",
                        "manualAction",
                        "eradication",
                        "recoveryApproval",
                        "recoveryCheck",
                        "reviewHeld",
                        "signOff",
                        "improvement",
                        "update",
                        "breakGlassRatification"));
    }

    @Test
    void escalatesOnlyAfterSomethingWasDue() {
        assertThat(combinations()).allSatisfy(inputs -> {
            var level = evaluate(inputs).get(0);
            assertThat(duration(level.get("escalateAfter"))).isGreaterThan(duration(level.get("due")));
        });
    }

    @Test
    void leavesNoLessTimeForALesserSeverity() {
        for (var milestone : domain().get("milestone")) {
            var due = domain().get("severity").stream()
                    .map(severity -> evaluate(Map.of("severity", severity, "milestone", milestone)))
                    .map(level -> duration(level.get(0).get("due")))
                    .toList();
            assertThat(due).as("%s", milestone).isSorted();
        }
    }

    @Test
    void knowsNoMilestoneThatNobodyDefined() {
        assertThat(evaluate(Map.of("severity", "SEV1", "milestone", "lunch"))).isEmpty();
    }

    @Test
    void knowsEveryMilestoneThatAProcessAsksFor() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                var asked = ASKED.matcher(Files.readString(file)).results().map(found -> found.group(1));
                assertThat(asked)
                        .as("%s", file)
                        .allSatisfy(milestone ->
                                assertThat(domain().get("milestone")).asList().contains(milestone));
            }
        }
    }

    private static Duration duration(Object iso) {
        return Duration.parse(iso.toString());
    }
}
