package dev.quell.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quell.roster.RosterSpec.ResponderSpec;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterRulesTest {

    @Test
    void acceptsPeopleWhoNameEachOtherAsDeputies() {
        var people = RosterRules.check(roster(
                new ResponderSpec(
                        "ann", "Ann", "ann@example.com", List.of("incident-commander"), 1, List.of("bob", "bob")),
                new ResponderSpec("bob", "Bob", "bob@example.com", List.of("data-scientist"), null, List.of("ann"))));

        assertThat(people.get(0).deputies()).containsExactly("bob");
        assertThat(people.get(1).roles()).containsExactly(Role.DATA_SCIENTIST);
        assertThat(people.get(1).onCallOrder()).isEqualTo(999);
    }

    @Test
    void namesEveryFaultAtOnce() {
        var problem = refused(
                new ResponderSpec("a b", "", "nowhere", List.of(), 0, List.of("ghost")),
                new ResponderSpec("bob", "Bob", "bob@example.com", List.of("boss"), 1, List.of("bob")),
                new ResponderSpec("bob", "Bob", "bob@example.com", List.of("data-scientist"), 1, List.of()));

        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(
                        "responders[0].userId",
                        "responders[0].name",
                        "responders[0].email",
                        "responders[0].onCallOrder",
                        "responders[0].roles",
                        "responders[1].roles[0]",
                        "responders[2].userId",
                        "responders[0].deputies[0]",
                        "responders[1].deputies[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b@c", "a b@c", "a@c\nBcc: x@y", "<a@c>", "a@", "@c", "a@c, d@e"})
    void refusesWhatIsNotOneAddress(String email) {
        var problem = refused(new ResponderSpec("ann", "Ann", email, List.of("data-scientist"), 1, List.of()));

        assertThat(problem.errors()).extracting(Problem.FieldError::field).containsExactly("responders[0].email");
    }

    private static Problem refused(ResponderSpec... people) {
        return catchThrowableOfType(Problem.class, () -> RosterRules.check(roster(people)));
    }

    private static RosterSpec roster(ResponderSpec... people) {
        return new RosterSpec(1, false, List.of(people));
    }
}
