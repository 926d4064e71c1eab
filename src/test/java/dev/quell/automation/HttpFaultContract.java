package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.automation.spi.Outcome;
import dev.quell.automation.spi.Outcome.Code;
import dev.quell.shared.CanonicalJson;
import dev.quell.testing.outside.FaultProxy;
import dev.quell.testing.outside.FaultProxy.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** For connectors that act over a network, where a call can be refused, lost, or answered too late. */
interface HttpFaultContract {

    ConnectorContract contract();

    FaultProxy proxy();

    @Test
    default void reportsWhatIsForbiddenAndChangesNothing() {
        var action = contract().approved();
        proxy().spoilNext(Fault.FORBIDDEN);

        var outcome = contract().actions.perform(action.id()).outcome();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(Code.FORBIDDEN));
        assertThat(contract().actions.require(action.id()).status()).isEqualTo(ActionStatus.FAILED);
        assertThat(contract().bench().state()).isEqualTo(contract().bench().before());
    }

    @Test
    default void leavesAConflictToAPerson() {
        var action = contract().approved();
        proxy().spoilNext(Fault.CONFLICT);

        assertThat(contract().actions.perform(action.id()).outcome()).isInstanceOf(Outcome.Conflict.class);
        assertThat(proxy().changes()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD_AFTER_CHANGE", "DROPPED_AFTER_CHANGE", "ERROR_AFTER_CHANGE"})
    default void readsBeforeRepeatingACallWhoseAnswerIsMissing(Fault fault) {
        var action = contract().approved();
        proxy().spoilNext(fault);

        var outcome = contract().actions.perform(action.id()).outcome();

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(outcome.detail()).contains("reading");
        assertThat(proxy().changes()).isEqualTo(1);
        assertThat(contract().actions.require(action.id()).ours()).isTrue();
        assertThat(contract().fixture.kinds(contract().incident)).containsSequence("action.unknown", "action.applied");
    }

    @Test
    default void sendsOnceOnADroppedConnectionAndRepeatsOnlyAfterReading() {
        var action = contract().approved();
        proxy().spoilNext(Fault.DROPPED_BEFORE_CHANGE);

        assertThat(contract().actions.perform(action.id()).outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(proxy().changes()).isEqualTo(1);

        assertThat(contract().actions.perform(action.id()).done()).isTrue();
        assertThat(proxy().changes()).isEqualTo(2);
        assertThat(contract().bench().state()).isEqualTo(contract().bench().after());
    }

    @Test
    default void comesBackLaterToABusyServer() {
        var action = contract().approved();
        proxy().spoilNext(Fault.BUSY);

        assertThat(contract().actions.perform(action.id()).outcome()).isInstanceOf(Outcome.RetryLater.class);
        assertThat(proxy().changes()).isEqualTo(1);

        assertThat(contract().actions.perform(action.id()).done()).isTrue();
    }

    @Test
    default void comesBackLaterWhenAnUndoIsLost() {
        var action = contract().performed();
        proxy().spoilNext(Fault.DROPPED_BEFORE_CHANGE);

        assertThat(contract().actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.RETRY_LATER);
        assertThat(contract().actions.undo(action.id()).kind()).isEqualTo(UndoResult.Kind.UNDONE);
        assertThat(contract().bench().state()).isEqualTo(contract().bench().before());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    default void givesNoSecretAwayEvenWhenTheServerRepeatsIt(CapturedOutput log) {
        var action = contract().approved();
        proxy().spoilNext(Fault.FORBIDDEN);
        var outcome = contract().actions.perform(action.id()).outcome();

        assertThat(outcome.detail()).contains("refused, you sent");
        for (var text : new String[] {
            outcome.toString(),
            contract().actions.require(action.id()).toString(),
            contract().fixture.story(contract().incident),
            log.getAll(),
            contract().connection().toString(),
            CanonicalJson.write(contract().connection())
        }) {
            assertThat(text).doesNotContain(ConnectorContract.SECRET).doesNotContain(basic());
        }
    }

    private String basic() {
        var connection = contract().connection();
        var credentials = connection.username() + ":" + connection.password().reveal();
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
