package dev.quell.room.web;

import dev.quell.incident.Incidents;
import dev.quell.room.FailedStepList;
import dev.quell.room.ProcessPictures;
import dev.quell.room.ProcessRun;
import dev.quell.shared.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the response stands, on the pictures of its processes and in words. */
@Controller
class ProcessPictureController {

    private static final Duration FOR_EVER = Duration.ofDays(365); // a version of a model never changes

    private final Incidents incidents;
    private final ProcessPictures pictures;
    private final FailedStepList failed;

    ProcessPictureController(Incidents incidents, ProcessPictures pictures, FailedStepList failed) {
        this.incidents = incidents;
        this.pictures = pictures;
        this.failed = failed;
    }

    @GetMapping("/incidents/{id}/process")
    String show(
            @PathVariable("id") String id,
            @RequestParam(name = "run", required = false) @Nullable String run,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Authentication login,
            Model model) {
        fill(id, run, login, model);
        return part == null ? "room/process" : "room/process :: part";
    }

    @GetMapping("/incidents/{id}/process/list")
    String list(
            @PathVariable("id") String id, @RequestParam(name = "run") String run, Authentication login, Model model) {
        fill(id, run, login, model);
        return "room/process :: list";
    }

    @GetMapping(path = "/incidents/{id}/process/runs/{run}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProcessView> state(@PathVariable("id") String id, @PathVariable("run") String run) {
        incidents.require(id);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(id, run));
    }

    @GetMapping("/incidents/{id}/process/runs/{run}/model.bpmn")
    ResponseEntity<byte[]> model(@PathVariable("id") String id, @PathVariable("run") String run) {
        incidents.require(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePrivate())
                .body(pictures.model(require(id, run)));
    }

    private void fill(String id, @Nullable String run, Authentication login, Model model) {
        var reader = Reader.of(login);
        model.addAttribute("incident", incidents.require(id));
        var shown = run == null && pictures.runs(id).isEmpty() ? null : view(id, run);
        model.addAttribute("process", shown);
        model.addAttribute("mayRetry", ProcessView.mayRetry(reader));
        model.addAttribute("reader", reader.name());
    }

    private ProcessView view(String id, @Nullable String run) {
        var runs = pictures.runs(id);
        return new ProcessView(pictures.picture(require(id, run)), failed.of(id), runs);
    }

    private ProcessRun require(String id, @Nullable String run) {
        return ProcessView.chosen(pictures.runs(id), run)
                .orElseThrow(() -> Problem.notFound("process of " + id, String.valueOf(run)));
    }
}
