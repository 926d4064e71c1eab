package dev.quell.review.web;

import dev.quell.review.Improvement;
import dev.quell.review.Improvements;
import dev.quell.shared.JsonInput;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Improvements of all incidents; owner and due date can be filled in until the review is signed off. */
@RestController
@RequestMapping("/api/v1/improvements")
class ImprovementController {

    private final Improvements improvements;

    ImprovementController(Improvements improvements) {
        this.improvements = improvements;
    }

    @GetMapping
    List<Improvement> all(@RequestParam(defaultValue = "false") boolean unfinished) {
        return improvements.search(unfinished);
    }

    @PutMapping("/{id}/assignment")
    Improvement assign(
            @PathVariable String id,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Assignment.class)))
                    byte[] body) {
        var assignment = JsonInput.read(body, Assignment.class);
        improvements.requireKnown(id);
        return improvements.assign(id, assignment.owner(), assignment.dueDate());
    }

    record Assignment(@Nullable String owner, @Nullable LocalDate dueDate) {}
}
