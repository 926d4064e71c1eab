package dev.quell.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A responder's part in an incident. Each role is a Camunda group of the same name. */
public enum Role {
    INCIDENT_COMMANDER("Incident commander"),
    AI_ML_ENGINEER("AI/ML engineer"),
    DATA_SCIENTIST("Data scientist"),
    SECURITY_ANALYST("Security analyst"),
    IT_OPERATIONS("IT operations"),
    LEGAL_COMPLIANCE("Legal and compliance"),
    ETHICS_OFFICER("Ethics officer"),
    COMMUNICATIONS_LEAD("Communications lead"),
    BUSINESS_STAKEHOLDER("Business stakeholder");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The Camunda group, for example {@code incident-commander}. */
    public String group() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field of a form and the process variable that name its holder, for example {@code incidentCommander}. */
    public String field() {
        var words = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    public String label() {
        return label;
    }

    /** @throws Problem 400 when no role has that group */
    public static Role ofGroup(String group) {
        return Arrays.stream(values())
                .filter(role -> role.group().equals(group))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("role", "\"" + group + "\" is not a response role"));
    }
}
