package dev.quell.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormDefaultsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:30Z");

    @Test
    void takesTheDefaultElseTheFirstOptionElseSomeText() {
        var form = """
                {"components": [
                  {"type": "radio", "key": "when", "defaultValue": "later", "values": [{"value": "now"}]},
                  {"type": "select", "key": "who", "valuesKey": "people"},
                  {"type": "group", "components": [{"type": "textarea", "key": "why", "validate": {"maxLength": 21}}]},
                  {"type": "number", "key": "count", "validate": {"min": 3}},
                  {"type": "datetime", "key": "at"},
                  {"type": "checkbox", "key": "sure"},
                  {"type": "textfield", "key": "shown", "readonly": true},
                  {"type": "html", "content": "x"}]}""";

        assertThat(FormDefaults.of(bytes(form), Map.of("people", "[{\"value\": \"ann\"}]"), NOW))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "when", "later",
                        "who", "ann",
                        "why", "Answered by the robot",
                        "count", 3,
                        "at", "2026-05-02T10:00:00Z",
                        "sure", true));
    }

    @Test
    void leavesWhatIsKnown() {
        var form = "{\"components\": [{\"type\": \"textfield\", \"key\": \"title\"}]}";

        assertThat(FormDefaults.of(bytes(form), Map.of("title", "Prices look odd"), NOW))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
