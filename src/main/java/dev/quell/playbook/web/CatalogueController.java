package dev.quell.playbook.web;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.ModelFindings;
import dev.quell.playbook.ModelVersion;
import dev.quell.playbook.Playbooks;
import dev.quell.playbook.Rehearsals;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every process, decision and form with what incidents use and what is new. */
@Controller
class CatalogueController {

    private final Playbooks playbooks;
    private final ModelFindings findings;
    private final Rehearsals rehearsals;

    CatalogueController(Playbooks playbooks, ModelFindings findings, Rehearsals rehearsals) {
        this.playbooks = playbooks;
        this.findings = findings;
        this.rehearsals = rehearsals;
    }

    @GetMapping("/playbooks")
    String catalogue(Model model) {
        var groups = Arrays.stream(ModelKind.values())
                .map(kind -> new CatalogueGroup(kind, rows(kind)))
                .toList();
        model.addAttribute("groups", groups);
        model.addAttribute("findings", findings.counts(drafts(groups)));
        model.addAttribute("rehearsals", rehearsals.lastOfEach());
        return "playbooks/catalogue";
    }

    private List<CatalogueRow> rows(ModelKind kind) {
        return playbooks.all(kind).stream().map(CatalogueRow::of).toList();
    }

    private static List<ModelVersion> drafts(List<CatalogueGroup> groups) {
        return groups.stream()
                .flatMap(group -> group.rows().stream())
                .map(CatalogueRow::draft)
                .filter(Objects::nonNull)
                .toList();
    }

    record CatalogueGroup(ModelKind kind, List<CatalogueRow> rows) {

        public String title() {
            return switch (kind) {
                case PROCESS -> "Processes";
                case DECISION -> "Decisions";
                case FORM -> "Forms";
            };
        }
    }

    /**
     * One model.
     *
     * @param released null when none of its versions is
     * @param draft deployed after the released version and never released; null when there is none
     * @param running incidents on versions other than the released one
     */
    record CatalogueRow(
            ModelVersion newest,
            @Nullable ModelVersion released,
            @Nullable ModelVersion draft,
            int running) {

        static CatalogueRow of(List<ModelVersion> versions) {
            var released = versions.stream()
                    .filter(version -> version.state() == ModelVersion.State.RELEASED)
                    .findFirst()
                    .orElse(null);
            var newest = versions.get(0);
            var running = versions.stream()
                    .filter(version -> version != released)
                    .mapToInt(ModelVersion::incidents)
                    .sum();
            return new CatalogueRow(newest, released, newest.draft() ? newest : null, running);
        }
    }
}
