package dev.quell.insights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lengths of time that a response is judged by. {@link Durations#SQL} computes them. */
public enum Measure {
    DETECT(
            "Time to detect",
            "From the earliest start that a monitoring source gave for a signal of the incident until Quell opened the"
                    + " incident. Only where the record knows a start: incidents that people declared have none, a start after"
                    + " the detection or more than a year before it is taken for a wrong clock, and dismissed incidents do not"
                    + " count."),
    ACKNOWLEDGE(
            "Time to acknowledge",
            "From detection until a person first took or completed a task of the incident, dismissed incidents included."),
    CONTAIN(
            "Time to contain",
            "From detection until the damage could not grow any more; after a recurrence the containment that held."
                    + " Dismissed incidents do not count."),
    RECOVER(
            "Time to recover",
            "From detection until the AI system worked as it should and its monitoring window had ended. Dismissed"
                    + " incidents do not count."),
    RESOLVE("Time to resolve", "From detection until the review was signed off and the incident closed.");

    private final String label;
    private final String definition;

    Measure(String label, String definition) {
        this.label = label;
        this.definition = definition;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** From what to what, in words. */
    public String definition() {
        return definition;
    }

    public static Optional<Measure> find(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
