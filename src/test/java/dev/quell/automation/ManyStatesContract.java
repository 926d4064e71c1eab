package dev.quell.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.automation.spi.Outcome;
import org.junit.jupiter.api.Test;

/** For targets that somebody can bring into a state that is neither the one before nor the one planned. */
interface ManyStatesContract {

    ConnectorContract contract();

    /** Somebody besides Quell brings the target into that third state, which {@link Bench#state} then names. */
    String meddle();

    @Test
    default void leavesAChangeSinceTheApprovalToAPerson() {
        var action = contract().approved();
        var meddled = meddle();

        assertThat(contract().actions.perform(action.id()).outcome()).isInstanceOf(Outcome.Conflict.class);

        assertThat(contract().bench().state()).isEqualTo(meddled);
        assertThat(contract().actions.require(action.id()).status()).isEqualTo(ActionStatus.FAILED);
    }

    @Test
    default void leavesAChangeDuringACrashToAPerson() {
        var action = contract().approved();
        contract().crash(action, true);
        var meddled = meddle();

        assertThat(contract().actions.perform(action.id()).needsPerson()).isTrue();

        assertThat(contract().bench().state()).isEqualTo(meddled);
    }

    @Test
    default void refusesToTakeBackWhatSomebodyElseHasChangedSince() {
        var action = contract().performed();
        var meddled = meddle();

        var result = contract().actions.undo(action.id());

        assertThat(result.kind()).isEqualTo(UndoResult.Kind.REFUSED);
        assertThat(result.detail()).contains("someone else");
        assertThat(contract().bench().state()).isEqualTo(meddled);
        assertThat(contract().fixture.kinds(contract().incident)).endsWith("action.undoRefused");
    }
}
