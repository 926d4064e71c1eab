package dev.quell.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamEventTest {

    @Test
    void dataOfSeveralLinesTravelsLineByLineSoThatNobodyCanForgeAnEvent() {
        var event = new StreamEvent("7", "entry", "one\r\nevent: forged\rid: 9\n");

        assertThat(new String(event.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("id: 7\nevent: entry\ndata: one\ndata: event: forged\ndata: id: 9\n\n");
    }

    @Test
    void anEventWithoutDataIsStillAnEvent() {
        assertThat(new String(new StreamEvent("7", "changed", "").bytes(), StandardCharsets.UTF_8))
                .isEqualTo("id: 7\nevent: changed\ndata:\n\n");
    }

    @Test
    void anIdIsOneLine() {
        assertThatThrownBy(() -> new StreamEvent("7\nevent: x", "entry", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
