package dev.quell.inventory.web;

import dev.quell.inventory.AiSystem;
import dev.quell.inventory.AiSystemSpec;
import dev.quell.inventory.AiSystems;
import dev.quell.inventory.Gap;
import dev.quell.shared.JsonInput;
import dev.quell.shared.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Register, read and change AI systems. */
@RestController
@RequestMapping("/api/v1/systems")
class AiSystemController {

    private final AiSystems systems;

    AiSystemController(AiSystems systems) {
        this.systems = systems;
    }

    @GetMapping
    List<AiSystem> all() {
        return systems.all();
    }

    @GetMapping("/{id}")
    AiSystem one(@PathVariable String id) {
        return systems.require(id);
    }

    @GetMapping("/{id}/gaps")
    List<Gap> gaps(@PathVariable String id) {
        return systems.gaps(id);
    }

    @PostMapping
    ResponseEntity<AiSystem> register(
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AiSystemSpec.class)))
                    byte[] body) {
        var system = systems.register(JsonInput.read(body, AiSystemSpec.class));
        return ResponseEntity.created(URI.create("/api/v1/systems/" + system.id()))
                .body(system);
    }

    @PutMapping("/{id}")
    AiSystem update(
            @PathVariable String id,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AiSystemSpec.class)))
                    byte[] body) {
        var spec = JsonInput.read(body, AiSystemSpec.class);
        if (!spec.id().equals(id)) {
            throw Problem.invalid("id", "must be \"" + id + "\" as in the address");
        }
        return systems.update(spec);
    }
}
