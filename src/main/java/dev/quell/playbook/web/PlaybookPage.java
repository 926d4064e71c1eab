package dev.quell.playbook.web;

import dev.quell.inventory.AiSystems;
import dev.quell.playbook.Comparisons;
import dev.quell.playbook.FileChange;
import dev.quell.playbook.IncidentMoves;
import dev.quell.playbook.ModelFindings;
import dev.quell.playbook.ModelVersion;
import dev.quell.playbook.PlaybookEntry;
import dev.quell.playbook.PlaybookTimeline;
import dev.quell.playbook.Playbooks;
import dev.quell.playbook.Rehearsals;
import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one process, decision or form shows. */
@Component
class PlaybookPage {

    private static final Set<String> MAY_CHANGE = Set.of(Groups.PROCESS_OWNER, Groups.ADMIN);
    private static final Set<String> MAY_MOVE = Set.of(Role.INCIDENT_COMMANDER.group(), Groups.ADMIN);
    private static final String UPDATE = "update-available";

    private final Playbooks playbooks;
    private final Comparisons comparisons;
    private final ModelFindings findings;
    private final PlaybookTimeline timeline;
    private final Rehearsals rehearsals;
    private final IncidentMoves moves;
    private final AiSystems systems;

    PlaybookPage(
            Playbooks playbooks,
            Comparisons comparisons,
            ModelFindings findings,
            PlaybookTimeline timeline,
            Rehearsals rehearsals,
            IncidentMoves moves,
            AiSystems systems) {
        this.playbooks = playbooks;
        this.comparisons = comparisons;
        this.findings = findings;
        this.timeline = timeline;
        this.rehearsals = rehearsals;
        this.moves = moves;
        this.systems = systems;
    }

    void fill(Model model, List<ModelVersion> versions, ModelVersion shown, Authentication login) {
        var change = comparisons.of(shown);
        var entries = timeline.of(shown.kind(), shown.key());
        model.addAttribute("versions", versions);
        model.addAttribute("shown", shown);
        model.addAttribute("change", change);
        model.addAttribute("findings", findings.of(shown));
        model.addAttribute("siblings", siblings(change, shown));
        model.addAttribute("request", playbooks.openRequest(shown).orElse(null));
        model.addAttribute("entries", entries);
        model.addAttribute("update", updateIsAvailable(entries));
        model.addAttribute("rehearsal", rehearsals.last(shown).orElse(null));
        model.addAttribute("elsewhere", moves.running(shown.key()));
        model.addAttribute("mayMove", isIn(login, MAY_MOVE));
        model.addAttribute("systems", systems.all());
        model.addAttribute("mayChange", isIn(login, MAY_CHANGE));
    }

    private static List<ModelVersion> siblings(FileChange change, ModelVersion shown) {
        return change.versions().stream()
                .filter(version -> !version.key().equals(shown.key()))
                .toList();
    }

    /** Until somebody has released a version after it was told. */
    private static boolean updateIsAvailable(List<PlaybookEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.event().equals(UPDATE) || entry.event().equals("released"))
                .findFirst()
                .filter(entry -> entry.event().equals(UPDATE))
                .isPresent();
    }

    private static boolean isIn(Authentication login, Set<String> groups) {
        return login.getAuthorities().stream().anyMatch(authority -> groups.contains(authority.getAuthority()));
    }
}
