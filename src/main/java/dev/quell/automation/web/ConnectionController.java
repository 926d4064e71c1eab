package dev.quell.automation.web;

import dev.quell.automation.ConnectionCheck;
import dev.quell.automation.ConnectionCheck.Report;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows which outside systems can be acted on, and what stands in the way of the others. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private final ConnectionCheck check;

    ConnectionController(ConnectionCheck check) {
        this.check = check;
    }

    @GetMapping
    List<Report> all() {
        return check.all();
    }
}
