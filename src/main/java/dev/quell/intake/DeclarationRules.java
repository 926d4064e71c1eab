package dev.quell.intake;

import dev.quell.incident.IncidentType;
import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystems;
import dev.quell.shared.FieldErrors;
import dev.quell.shared.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a declaration has to be, whichever way it comes: the page, Tasklist's start form, or the engine's REST API. */
@Component
public class DeclarationRules {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_CONTACT = 200;
    private static final int MOST_FILES = 5;
    private static final long LARGEST_FILE = 10L * 1024 * 1024;
    private static final long LARGEST_TOGETHER = 25L * 1024 * 1024;
    private static final List<String> TYPES =
            Arrays.stream(IncidentType.values()).map(IncidentType::key).toList();

    private final AiSystems systems;

    DeclarationRules(AiSystems systems) {
        this.systems = systems;
    }

    /** @throws Problem 400 naming every fault and its remedy */
    public void check(Declaration declaration, List<Attachment> attachments) {
        var errors = new FieldErrors();
        text(errors, "title", declaration.title(), LONGEST_TITLE);
        errors.refuse(declaration.title().isEmpty(), "title", "say in one line what is wrong");
        errors.refuse(
                !TYPES.contains(declaration.incidentType()),
                "incidentType",
                "choose one of " + String.join(", ", TYPES));
        system(errors, declaration.systemId());
        text(errors, "description", declaration.description(), LONGEST_DESCRIPTION);
        errors.refuse(
                declaration.description().isEmpty(),
                "description",
                "say what was seen, since when, and how it is known");
        text(errors, "reporterContact", declaration.reporterContact(), LONGEST_CONTACT);
        files(errors, attachments);
        errors.throwIfAny();
    }

    private static void text(FieldErrors errors, String field, String text, int longest) {
        errors.refuse(text.length() > longest, field, "shorten it to " + longest + " characters");
        errors.refuse(text.indexOf('\0') >= 0, field, "remove the NUL characters");
    }

    private void system(FieldErrors errors, String system) {
        if (system.isEmpty()) {
            return;
        }
        var known = system.indexOf('\0') < 0 && systems.find(system).isPresent();
        errors.refuse(
                !known,
                "systemId",
                known ? "" : "give the id of a registered AI system (" + known() + "), or leave it out");
    }

    private String known() {
        return systems.all().stream().map(AiSystem::id).collect(Collectors.joining(", "));
    }

    private static void files(FieldErrors errors, List<Attachment> attachments) {
        errors.refuse(attachments.size() > MOST_FILES, "evidence", "attach at most " + MOST_FILES + " files");
        for (var file : attachments) {
            errors.refuse(
                    file.content().length > LARGEST_FILE,
                    "evidence",
                    "attach a smaller file than “" + file.name()
                            + "”, or say where it can be found: 10 MB is the most");
            errors.refuse(file.content().length == 0, "evidence", "leave “" + file.name() + "” out, it is empty");
        }
        var together =
                attachments.stream().mapToLong(file -> file.content().length).sum();
        errors.refuse(together > LARGEST_TOGETHER, "evidence", "attach less: 25 MB together is the most");
    }
}
