package dev.quell.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.shared.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponderTest {

    @Test
    void isCalledByNameAndByLoginOnlyAmongNamesakes() {
        var ann = responder("ann", "Ann Smith");
        var other = responder("asmith2", "Ann Smith");
        var bob = responder("bob", "Bob Jones");

        assertThat(ann.labelAmong(List.of(ann, bob))).isEqualTo("Ann Smith");
        assertThat(ann.labelAmong(List.of(ann, other, bob))).isEqualTo("Ann Smith (ann)");
    }

    private static Responder responder(String userId, String name) {
        return new Responder(userId, name, userId + "@example.com", Set.of(Role.IT_OPERATIONS), 1, List.of());
    }
}
