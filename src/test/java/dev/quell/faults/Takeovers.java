package dev.quell.faults;

import dev.quell.faults.History.Kill;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long it takes from a kill in the middle of an action until another process goes on with it: its next call about the same AI system. */
record Takeovers(List<Duration> sorted) {

    static Takeovers of(List<Kill> kills, List<TargetCall> calls) {
        return new Takeovers(kills.stream()
                .filter(kill -> !kill.system().isEmpty())
                .map(kill -> next(kill, calls).map(at -> Duration.between(kill.at(), at)))
                .flatMap(Optional::stream)
                .sorted()
                .toList());
    }

    /** Nearest rank; {@code "-"} when there was none. */
    String seconds(double share) {
        if (sorted.isEmpty()) {
            return "-";
        }
        var rank = (int) Math.ceil(share * sorted.size()) - 1;
        return String.format(Locale.ROOT, "%.1f", sorted.get(Math.max(0, rank)).toMillis() / 1000.0);
    }

    private static Optional<Instant> next(Kill kill, List<TargetCall> calls) {
        return calls.stream()
                .filter(call -> call.at().isAfter(kill.at())
                        && call.system().equals(kill.system())
                        && !call.process().equals(kill.process())
                        && !call.byPerson())
                .map(TargetCall::at)
                .findFirst();
    }
}
