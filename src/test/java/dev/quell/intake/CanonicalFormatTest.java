package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quell.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormatTest {

    private static final IntakeSettings SETTINGS = new IntakeSettings(
            List.of("model"),
            List.of("family"),
            "severity",
            Map.of(),
            Map.of(),
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            100,
            12,
            Duration.ofSeconds(2));

    private final CanonicalFormat format = new CanonicalFormat(
            new LabelReader(SETTINGS), SETTINGS, Clock.fixed(Instant.parse("2026-05-02T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void readsEveryFieldOfTheFormat() {
        var signal = read("""
                {"signalId":"s-1","sourceTool":"evidently","sourceFormat":"0.7","receivedAt":"2026-05-01T08:00:01Z",
                 "occurredAt":"2026-05-01T10:00:00+02:00","dedupeKey":"k","state":"firing","systemId":"credit-scoring",
                 "modelName":"credit","modelVersion":"7","datasetId":"d","segment":"south",
                 "metric":{"name":"psi","value":0.27,"threshold":0.2,"direction":"ABOVE","statTest":"psi"},
                 "severityHint":"warning","labels":{"team":"risk"},"evidenceRef":"s3://reports/1","rawHash":"x"}
                """).get(0);

        assertThat(signal.startsAt()).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
        assertThat(signal.systemNames()).containsExactly("credit-scoring", "credit");
        assertThat(signal.family()).isEqualTo("drift");
        assertThat(signal.severityHint()).isEqualTo("warning");
        assertThat(signal.summary()).isEqualTo("evidently: psi is 0.27");
    }

    @Test
    void tellsSeriesApartByWhatIsMeasuredWhenNoKeyIsGiven() {
        var south = minimal("\"segment\":\"south\"");
        var north = minimal("\"segment\":\"north\"");

        assertThat(read(south).get(0).fingerprint())
                .isEqualTo(read(south).get(0).fingerprint())
                .isNotEqualTo(read(north).get(0).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"colour\":\"red\"'|colour",
                "'\"metric\":{\"name\":\"psi\"}'|metric.direction",
                "'\"metric\":{\"name\":\"psi\",\"direction\":\"SIDEWAYS\"}'|metric.direction",
                "'\"metric\":{\"name\":\"psi\",\"direction\":\"ABOVE\",\"value\":1e999}'|metric.value",
                "'\"metric\":{\"name\":\"psi\",\"direction\":\"ABOVE\",\"value\":\"high\"}'|metric.value",
                "'\"severityHint\":\"dire\"'|severityHint",
                "'\"family\":\"weather\"'|family",
                "'\"labels\":{\"a\":{\"b\":\"c\"}}'|labels.a",
                "'\"labels\":{\"a\":\"x\\u0000y\"}'|labels.a",
                "'\"labels\":\"none\"'|labels",
            })
    void namesTheFaultyField(String extra, String field) {
        var problem = catchThrowableOfType(Problem.class, () -> read(minimal(extra)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly(field);
    }

    @Test
    void namesTheFaultsOfAllSignalsTogether() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> read("[{\"sourceTool\":\"a\",\"state\":\"firing\",\"occurredAt\":\"9999-01-01T00:00:00Z\"},{}]"));

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("[0].occurredAt", "[1].sourceTool", "[1].state");
    }

    @Test
    void refusesTextsThatAreTooLongInsteadOfCuttingThem() {
        var problem =
                catchThrowableOfType(Problem.class, () -> read(minimal("\"summary\":\"" + "x".repeat(2001) + "\"")));

        assertThat(problem.errors().get(0).message()).contains("at most 2000 characters");
    }

    @Test
    void takesNowWhenTheSenderNamesNoTime() {
        var signal = read("{\"sourceTool\":\"by hand\",\"state\":\"firing\"}").get(0);

        assertThat(signal.startsAt()).isEqualTo(Instant.parse("2026-05-02T00:00:00Z"));
    }

    @Test
    void refusesAnEmptyList() {
        assertThat(catchThrowableOfType(Problem.class, () -> read("[]")).status())
                .isEqualTo(400);
    }

    private List<SignalInput> read(String body) {
        return format.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String minimal(String extra) {
        return "{\"sourceTool\":\"evidently\",\"state\":\"firing\",\"occurredAt\":\"2026-05-01T08:00:00Z\"," + extra
                + "}";
    }
}
