package dev.quell.intake.web;

import dev.quell.intake.Intake;
import dev.quell.intake.IntakeReceipt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes signals; answers 200 once they are durable. */
@RestController
@RequestMapping("/api/v1/signals")
class SignalController {

    private final Intake intake;

    SignalController(Intake intake) {
        this.intake = intake;
    }

    @PostMapping
    IntakeReceipt canonical(@RequestBody byte[] body) {
        return intake.canonical(body);
    }

    @PostMapping("/alertmanager")
    IntakeReceipt alertmanager(@RequestBody byte[] body) {
        return intake.alertmanager(body);
    }
}
