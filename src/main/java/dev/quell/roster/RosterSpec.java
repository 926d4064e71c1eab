package dev.quell.roster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roster as somebody wants it to be.
 *
 * @param version the version that was read
 * @param confirmed true when the writer also says that it is right
 */
@JsonIgnoreProperties({"confirmedAt", "confirmedBy"})
public record RosterSpec(
        @Nullable Integer version, @Nullable Boolean confirmed, List<ResponderSpec> responders) {

    public RosterSpec {
        responders = responders == null ? List.of() : responders;
    }

    /** A person; {@link Responder} explains the fields.
     *
     * @param roles Camunda groups such as {@code incident-commander}
     */
    public record ResponderSpec(
            String userId,
            String name,
            String email,
            List<String> roles,
            @Nullable Integer onCallOrder,
            List<String> deputies) {

        public ResponderSpec {
            userId = userId == null ? "" : userId.strip();
            name = name == null ? "" : name.strip();
            email = email == null ? "" : email.strip();
            roles = roles == null ? List.of() : roles;
            deputies = deputies == null ? List.of() : deputies;
        }
    }
}
