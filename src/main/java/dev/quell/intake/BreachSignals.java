package dev.quell.intake;

import dev.quell.inventory.Direction;
import dev.quell.monitoring.Breach;
import dev.quell.monitoring.ThresholdsBreached;
import dev.quell.shared.CanonicalJson;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes signals of broken thresholds, in the transaction that stores the observations. */
@Component
class BreachSignals {

    static final String SOURCE = "observation";

    private final SignalStore store;
    private final CurrentActor actor;

    BreachSignals(SignalStore store, CurrentActor actor) {
        this.store = store;
        this.actor = actor;
    }

    @EventListener
    void on(ThresholdsBreached event) {
        var body = CanonicalJson.write(event).getBytes(StandardCharsets.UTF_8);
        var signals = event.breaches().stream().map(BreachSignals::signal).toList();
        store.take(List.of(new Delivery(signals, body, 0, actor.name())));
    }

    private static SignalInput signal(Breach breach) {
        var observation = breach.observation();
        return new SignalInput(
                SOURCE,
                Sha256.hex(observation.systemId() + "|" + observation.metric()),
                observation.observedAt(),
                SignalState.FIRING,
                null,
                List.of(observation.systemId()),
                Objects.requireNonNullElse(breach.limit().family(), LabelReader.UNKNOWN),
                LabelReader.severityHint(""),
                summary(breach),
                Map.of(
                        "metric", observation.metric(),
                        "value", observation.value(),
                        "observedAt", observation.observedAt().toString(),
                        "source", observation.source(),
                        "baseline", breach.limit().baseline(),
                        "threshold", breach.limit().threshold(),
                        "direction", breach.limit().direction().name()),
                !breach.beyondNormal());
    }

    private static String summary(Breach breach) {
        var limit = breach.limit();
        var side = limit.direction() == Direction.ABOVE ? "above" : "below";
        var which = breach.beyondNormal() ? " its threshold " : " what is tolerated while monitored, threshold ";
        return breach.observation().metric() + " is "
                + plain(breach.observation().value()) + ", " + side + which + plain(limit.threshold()) + " (baseline "
                + plain(limit.baseline()) + ")";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
