package dev.quell.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.roster.RosterSpec.ResponderSpec;
import dev.quell.shared.CurrentActor;
import dev.quell.shared.Problem;
import dev.quell.shared.Role;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Rolled back after each test: the roster is one for all. */
@Transactional
class RespondersTest extends IntegrationTest {

    @Autowired
    Responders responders;

    @Autowired
    CurrentActor actor;

    @Autowired
    SettableClock clock;

    @Test
    void callsTheFirstInTheOnCallOrderFirst() {
        replace(person("z", "ai-ml-engineer", 1), person("a", "ai-ml-engineer", 2), person("b", "data-scientist", 1));

        assertThat(responders.candidates(Role.AI_ML_ENGINEER))
                .extracting(Responder::userId)
                .containsExactly("z", "a");
        assertThat(responders.candidates(Role.LEGAL_COMPLIANCE)).isEmpty();
        assertThat(responders.find("b"))
                .hasValueSatisfying(b -> assertThat(b.roles()).containsExactly(Role.DATA_SCIENTIST));
    }

    @Test
    void namesUncoveredRolesMissingDeputiesAndAMissingConfirmation() {
        replace(person("z", "ai-ml-engineer", 1));

        assertThat(responders.gaps()).hasSize(Role.values().length + 1);
        assertThat(responders.gaps())
                .extracting(RosterGap::remedy)
                .contains(
                        "Name somebody for the role \"Incident commander\"",
                        "Name a deputy for z, the only \"AI/ML engineer\"",
                        "Check the roster and confirm it");
    }

    @Test
    void remembersWhoConfirmedItUntilItChangesOrGrowsOld() {
        var confirmed = actor.as("commander", responders::confirm);
        assertThat(confirmed.confirmedBy()).isEqualTo("commander");
        assertThat(confirmed.confirmedAt()).isEqualTo(clock.instant());
        assertThat(responders.gaps()).extracting(RosterGap::remedy).doesNotContain("Check the roster and confirm it");

        replace(person("z", "ai-ml-engineer", 1));
        assertThat(responders.roster().confirmedAt()).isNull();

        responders.confirm();
        clock.advance(Duration.ofDays(93));
        assertThat(responders.gaps()).extracting(RosterGap::remedy).contains("Check the roster and confirm it");
    }

    @Test
    void refusesAChangeOfAnOldVersion() {
        var version = responders.roster().version();
        replace(person("z", "ai-ml-engineer", 1));

        assertThatThrownBy(() -> responders.replace(new RosterSpec(version, false, List.of())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }

    private void replace(ResponderSpec... people) {
        responders.replace(new RosterSpec(responders.roster().version(), false, List.of(people)));
    }

    private static ResponderSpec person(String id, String group, int place) {
        return new ResponderSpec(id, id, id + "@example.com", List.of(group), place, List.of());
    }
}
