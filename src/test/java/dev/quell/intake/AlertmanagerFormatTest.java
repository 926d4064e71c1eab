package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quell.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerFormatTest {

    private static final IntakeSettings SETTINGS = new IntakeSettings(
            List.of("ai_system", "model"),
            List.of("family"),
            "severity",
            Map.of(),
            Map.of("NightlyCheckFailed", "data-quality"),
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            3,
            12,
            Duration.ofSeconds(2));

    private final AlertmanagerFormat format = new AlertmanagerFormat(new LabelReader(SETTINGS), SETTINGS);

    @Test
    void readsWhatAlertmanagerPosts() {
        var signal = read("""
                {"version":"4","groupKey":"{}:{alertname=\\"DriftShareHigh\\"}","truncatedAlerts":0,"status":"firing",
                 "receiver":"quell","groupLabels":{"alertname":"DriftShareHigh"},"commonLabels":{"model":"credit-v7"},
                 "commonAnnotations":{},"externalURL":"http://am:9093","notification_reason":"firing",
                 "alerts":[{"status":"firing","labels":{"alertname":"DriftShareHigh","model":"credit-v7","severity":"page"},
                   "annotations":{"summary":"62% columns drifted"},"startsAt":"2026-11-23T12:40:40.008792892Z",
                   "endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"9af0c1d2e3b4a596"}]}
                """).get(0);

        assertThat(signal.fingerprint()).isEqualTo("9af0c1d2e3b4a596");
        assertThat(signal.startsAt()).hasToString("2026-11-23T12:40:40.008792Z");
        assertThat(signal.state()).isEqualTo(SignalState.FIRING);
        assertThat(signal.systemNames()).containsExactly("credit-v7");
        assertThat(signal.family()).isEqualTo("drift");
        assertThat(signal.severityHint()).isEqualTo("critical");
        assertThat(signal.summary()).isEqualTo("62% columns drifted");
        assertThat(signal.payload()).doesNotContainKey("endsAt");
    }

    @ParameterizedTest
    @CsvSource({
        "DriftShareHigh,drift",
        "ModelAccuracyLow,drift",
        "HighLatencyP95,performance",
        "PIIInOutput,unknown",
        "PiiInOutput,privacy",
        "PromptInjectionBurst,security",
        "NightlyCheckFailed,data-quality",
        "SomethingOdd,unknown"
    })
    void findsTheFamilyInTheNameOfTheAlert(String alertname, String family) {
        assertThat(read(alert("\"labels\":{\"alertname\":\"" + alertname + "\"}"))
                        .get(0)
                        .family())
                .isEqualTo(family);
    }

    @Test
    void makesAFingerprintOfTheLabelsWhenThereIsNone() {
        var first = read(alert("\"labels\":{\"a\":\"1\",\"b\":\"2\"}")).get(0);
        var again = read(alert("\"labels\":{\"b\":\"2\",\"a\":\"1\"}")).get(0);
        var other = read(alert("\"labels\":{\"a\":\"1\",\"b\":\"3\"}")).get(0);

        assertThat(first.fingerprint()).isEqualTo(again.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void keepsMarkupAsItIsAndReplacesNul() {
        var signal = read(alert("\"labels\":{\"model\":\"<script>alert(1)</script>\",\"x\":\"a\\u0000b\"}"))
                .get(0);

        assertThat(signal.payload().get("labels"))
                .isEqualTo(Map.of("model", "<script>alert(1)</script>", "x", "a\uFFFDb"));
    }

    @Test
    void cutsLongTextsAndManyLabelsWithAMark() {
        var many = IntStream.range(0, 150)
                .mapToObj(i -> "\"l%03d\":\"v\"".formatted(i))
                .collect(Collectors.joining(","));
        var signal = read(alert("\"labels\":{\"a\":\"" + "x".repeat(1_000_000) + "\"," + many + "}"))
                .get(0);

        @SuppressWarnings("unchecked")
        var labels = (Map<String, String>) signal.payload().get("labels");
        assertThat(labels).hasSize(101).containsEntry("quell_cut", "51 labels left out");
        assertThat(labels.get("a")).hasSizeLessThan(2100).endsWith("… [cut, 1000000 characters]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[]'|body",
                "'{'|body",
                "'{\"version\":\"5\",\"alerts\":[]}'|version",
                "'{\"version\":\"4\"}'|alerts",
                "'{\"version\":\"4\",\"alerts\":{}}'|alerts",
                "'{\"alerts\":[7]}'|alerts[0].status",
                "'{\"alerts\":[{\"status\":\"odd\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-01-01T00:00:00Z\"}]}'|alerts[0].status",
                "'{\"alerts\":[{\"status\":\"firing\",\"labels\":[],\"startsAt\":\"2026-01-01T00:00:00Z\"}]}'|alerts[0].labels",
                "'{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":5},\"startsAt\":\"2026-01-01T00:00:00Z\"}]}'|alerts[0].labels.a",
                "'{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"}}]}'|alerts[0].startsAt",
                "'{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"yesterday\"}]}'|alerts[0].startsAt",
                "'{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"+99999-01-01T00:00:00Z\"}]}'|alerts[0].startsAt",
            })
    void namesWhatCannotBeUnderstood(String body, String field) {
        var problem = catchThrowableOfType(Problem.class, () -> read(body));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors().get(0).field()).isEqualTo(field);
        assertThat(problem.errors().get(0).message()).isNotBlank();
    }

    @Test
    void takesTheFirstAndTheLastYearThatCanBeWritten() {
        assertThat(read(alert("\"labels\":{\"a\":\"b\"}", "9999-12-31T23:59:59Z")))
                .hasSize(1);
        assertThat(read(alert("\"labels\":{\"a\":\"b\"}", "0001-01-01T00:00:00Z")))
                .hasSize(1);
    }

    @Test
    void refusesMoreAlertsThanItTakesAtOnce() {
        var one = "{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-01-01T00:00:00Z\"}";

        assertThatThrownBy(() -> read("{\"alerts\":[" + String.join(",", one, one, one, one) + "]}"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void reportsAFewOfManyFaults() {
        var settings = new IntakeSettings(
                List.of(),
                List.of(),
                "severity",
                Map.of(),
                Map.of(),
                Duration.ofDays(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                20_000,
                12,
                Duration.ofSeconds(2));
        var body = "{\"alerts\":[" + "{},".repeat(19_999) + "{}]}";

        var problem = catchThrowableOfType(
                Problem.class,
                () -> new AlertmanagerFormat(new LabelReader(settings), settings)
                        .read(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(problem.errors()).hasSize(50);
    }

    private List<SignalInput> read(String body) {
        return format.read(body.getBytes(StandardCharsets.UTF_8)).signals();
    }

    private static String alert(String labels) {
        return alert(labels, "2026-05-01T08:00:00Z");
    }

    private static String alert(String labels, String startsAt) {
        return "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\"," + labels + ",\"startsAt\":\"" + startsAt
                + "\"}]}";
    }
}
