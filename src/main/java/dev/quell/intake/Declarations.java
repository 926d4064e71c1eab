package dev.quell.intake;

import dev.quell.incident.EvidenceStore;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentType;
import dev.quell.incident.Incidents;
import dev.quell.incident.NewIncident;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an incident of what a person declares and starts its response, in one transaction. */
@Service
@Transactional
public class Declarations {

    private static final String SOURCE = "page";

    private final DeclarationRules rules;
    private final Incidents incidents;
    private final EvidenceStore evidence;
    private final Responses responses;
    private final CurrentActor actor;

    Declarations(
            DeclarationRules rules,
            Incidents incidents,
            EvidenceStore evidence,
            Responses responses,
            CurrentActor actor) {
        this.rules = rules;
        this.incidents = incidents;
        this.evidence = evidence;
        this.responses = responses;
        this.actor = actor;
    }

    /**
     * What became of a declaration.
     *
     * @param opened false when an incident of the same AI system and type was open before: it is that one, and unchanged
     */
    public record Declared(Incident incident, boolean opened) {}

    /**
     * Opens an incident with the files as frozen evidence.
     *
     * @throws Problem 400 naming every fault and its remedy
     */
    public Declared declare(Declaration declaration, List<Attachment> attachments) {
        rules.check(declaration, attachments);
        var incident = incident(declaration);
        var opened = incidents.openUnlessOpen(incident);
        if (opened.isEmpty()) {
            var open = incidents.openFor(String.valueOf(incident.correlationKey()));
            return new Declared(open.orElseThrow(Problem::changedMeanwhile), false);
        }
        for (var file : attachments) {
            evidence.freeze(opened.get().id(), file.name(), file.mediaType(), file.content(), "declaration");
        }
        responses.startDeclared(opened.get(), declaration.reporterContact());
        return new Declared(opened.get(), true);
    }

    private NewIncident incident(Declaration declaration) {
        return new NewIncident(
                declaration.title(),
                declaration.description(),
                IncidentType.ofKey(declaration.incidentType()),
                declaration.systemId().isEmpty() ? null : declaration.systemId(),
                SOURCE,
                actor.name(),
                null,
                null,
                false);
    }
}
