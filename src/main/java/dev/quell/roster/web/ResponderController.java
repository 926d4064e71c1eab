package dev.quell.roster.web;

import dev.quell.roster.Responder;
import dev.quell.roster.Responders;
import dev.quell.roster.Roster;
import dev.quell.roster.RosterSpec;
import dev.quell.shared.JsonInput;
import dev.quell.shared.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Read and replace the roster; what is read can be sent back changed. */
@RestController
@RequestMapping("/api/v1/responders")
class ResponderController {

    private final Responders responders;

    ResponderController(Responders responders) {
        this.responders = responders;
    }

    @GetMapping
    Answer roster() {
        return Answer.of(responders.roster());
    }

    @PutMapping
    Answer replace(
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RosterSpec.class)))
                    byte[] body) {
        return Answer.of(responders.replace(JsonInput.read(body, RosterSpec.class)));
    }

    /** Roles as Camunda groups, as everywhere outside Java. */
    record Answer(
            int version,
            @Nullable Instant confirmedAt,
            @Nullable String confirmedBy,
            List<Person> responders) {

        static Answer of(Roster roster) {
            return new Answer(
                    roster.version(),
                    roster.confirmedAt(),
                    roster.confirmedBy(),
                    roster.responders().stream().map(Person::of).toList());
        }
    }

    /** A responder as {@link RosterSpec.ResponderSpec} takes it. */
    record Person(
            String userId, String name, String email, List<String> roles, int onCallOrder, List<String> deputies) {

        static Person of(Responder responder) {
            return new Person(
                    responder.userId(),
                    responder.name(),
                    responder.email(),
                    responder.roles().stream().map(Role::group).toList(),
                    responder.onCallOrder(),
                    responder.deputies());
        }
    }
}
