package dev.quell.intake;

import java.util.List;

/**
 * The signals of one request, on their way into the store.
 *
 * @param body as it came
 * @param truncated how many more its sender had and left out
 * @param actor who sent it
 */
record Delivery(List<SignalInput> signals, byte[] body, int truncated, String actor) {

    /** Whether something in it must not be kept waiting by what is less bad. */
    boolean hasCritical() {
        return signals.stream()
                .anyMatch(signal -> signal.state() == SignalState.FIRING
                        && signal.severityHint().equals(LabelReader.CRITICAL));
    }
}
