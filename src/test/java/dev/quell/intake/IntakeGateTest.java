package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

    private final IntakeGate gate = new IntakeGate(new IntakeSettings(
            List.of(),
            List.of(),
            "severity",
            Map.of(),
            Map.of(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1,
            2,
            Duration.ZERO));

    @Test
    void letsInAsManyAsThereArePlaces() {
        gate.enter();
        gate.enter();

        assertThatThrownBy(gate::enter)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }

    @Test
    void givesAPlaceOnWhenSomebodyLeaves() {
        gate.enter();
        gate.enter();
        gate.leave();

        assertThatCode(gate::enter).doesNotThrowAnyException();
    }
}
