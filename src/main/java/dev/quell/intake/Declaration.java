package dev.quell.intake;

/**
 * What a person says when declaring an incident, as it was typed; empty where nothing was.
 *
 * @param incidentType the key of a type
 * @param systemId a registered AI system; empty when it is not registered or not known
 * @param reporterContact how responders reach whoever declares it
 */
public record Declaration(
        String title, String incidentType, String systemId, String description, String reporterContact) {

    public Declaration {
        title = title.strip();
        incidentType = incidentType.strip();
        systemId = systemId.strip();
        description = description.strip();
        reporterContact = reporterContact.strip();
    }
}
