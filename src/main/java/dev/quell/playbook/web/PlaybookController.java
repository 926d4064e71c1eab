package dev.quell.playbook.web;

import dev.quell.engine.ModelKind;
import dev.quell.playbook.PlaybookReleases;
import dev.quell.playbook.Playbooks;
import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One process, decision or form. Everybody reads; who may change is decided by the security chain. */
@Controller
class PlaybookController {

    private static final Duration FOR_EVER = Duration.ofDays(365); // a version of a model never changes

    private final Playbooks playbooks;
    private final PlaybookReleases releases;
    private final PlaybookPage page;

    PlaybookController(Playbooks playbooks, PlaybookReleases releases, PlaybookPage page) {
        this.playbooks = playbooks;
        this.releases = releases;
        this.page = page;
    }

    @GetMapping("/playbooks/{kind}/{key}")
    String show(
            @PathVariable("kind") String kind,
            @PathVariable("key") String key,
            @RequestParam(name = "version", required = false) @Nullable Integer version,
            Authentication login,
            Model model) {
        var versions = playbooks.versions(kind(kind), key);
        var shown = version == null ? versions.get(0) : playbooks.require(kind(kind), key, version);
        page.fill(model, versions, shown, login);
        return "playbooks/model";
    }

    /** Where the task in Tasklist leads. */
    @GetMapping("/playbooks/requests/{id}")
    String request(@PathVariable("id") long id) {
        var version = releases.subject(id);
        return "redirect:/playbooks/" + version.kindKey() + "/" + version.key() + "?version=" + version.version();
    }

    @GetMapping("/playbooks/{kind}/{key}/versions/{version}/file")
    ResponseEntity<byte[]> file(
            @PathVariable("kind") String kind, @PathVariable("key") String key, @PathVariable("version") int version) {
        var found = playbooks.require(kind(kind), key, version);
        return ResponseEntity.ok()
                .contentType(found.kind() == ModelKind.FORM ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePrivate())
                .body(playbooks.content(found));
    }

    @PostMapping("/playbooks/{kind}/{key}/versions/{version}/release")
    String ask(
            @PathVariable("kind") String kind,
            @PathVariable("key") String key,
            @PathVariable("version") int version,
            @RequestParam(name = "note", defaultValue = "") String note,
            Authentication login) {
        releases.ask(playbooks.require(kind(kind), key, version), login.getName(), note);
        return "redirect:/playbooks/{kind}/{key}?version={version}";
    }

    @PostMapping("/playbooks/{kind}/{key}/versions/{version}/use-again")
    String useAgain(
            @PathVariable("kind") String kind,
            @PathVariable("key") String key,
            @PathVariable("version") int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Authentication login) {
        releases.useAgain(playbooks.require(kind(kind), key, version), login.getName(), reason);
        return "redirect:/playbooks/{kind}/{key}?version={version}";
    }

    /** @throws Problem 404 when there is no such kind */
    private static ModelKind kind(String key) {
        return Arrays.stream(ModelKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("kind of model", key));
    }
}
