package dev.quell.monitoring.web;

import dev.quell.monitoring.ObservationInput;
import dev.quell.monitoring.Observations;
import dev.quell.monitoring.Receipt;
import dev.quell.shared.JsonInput;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes one observation or a list of them; answers once they are durable. */
@RestController
class ObservationController {

    private static final int MOST_AT_ONCE = 10_000;

    private final Observations observations;

    ObservationController(Observations observations) {
        this.observations = observations;
    }

    @PostMapping("/api/v1/observations")
    Receipt take(
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ObservationInput.class)))
                    byte[] body) {
        return observations.take(JsonInput.readMany(body, ObservationInput.class, MOST_AT_ONCE));
    }
}
