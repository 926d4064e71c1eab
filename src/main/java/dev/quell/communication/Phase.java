package dev.quell.communication;

import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What has just been reached when an update is due, with the sentence that says so. */
enum Phase {
    DETECTED("detected", "Something may be wrong; it is being looked at."),
    CLASSIFIED("classified", "The incident is confirmed and classified; containment comes next."),
    CONTAINED("contained", "The harm is stopped; the cause is being removed."),
    ERADICATED("eradicated", "The cause is removed; going live again is being prepared."),
    RECOVERED("recovered", "The system works normally again and has passed its watch."),
    CLOSED("closed", "The review is signed off and the incident is closed."),
    STOOD_DOWN("stoodDown", "The incident was stood down; what had been changed for it was taken back."),
    UPDATE("update", "Work goes on; this is the regular status update.");

    private final String key;
    private final String sentence;

    Phase(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    String key() {
        return key;
    }

    String sentence() {
        return sentence;
    }

    /** @throws Problem 400 naming the phases that exist */
    static Phase ofKey(String key) {
        return Arrays.stream(values())
                .filter(phase -> phase.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "phase",
                        "\"" + key + "\" is not a phase; use one of "
                                + Arrays.stream(values()).map(Phase::key).collect(Collectors.joining(", "))));
    }
}
