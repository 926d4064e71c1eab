package dev.quell.intake.web;

import dev.quell.intake.Intake;
import dev.quell.intake.IntakeReceipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes signals; answers 200 once they are durable. No thread of the web server waits for that. */
@RestController
@RequestMapping("/api/v1/signals")
class SignalController {

    private final Intake intake;

    SignalController(Intake intake) {
        this.intake = intake;
    }

    @PostMapping
    CompletableFuture<IntakeReceipt> canonical(@RequestBody(required = false) byte @Nullable [] body) {
        return intake.canonical(orEmpty(body));
    }

    @PostMapping("/alertmanager")
    CompletableFuture<IntakeReceipt> alertmanager(@RequestBody(required = false) byte @Nullable [] body) {
        return intake.alertmanager(orEmpty(body));
    }

    private static byte[] orEmpty(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
