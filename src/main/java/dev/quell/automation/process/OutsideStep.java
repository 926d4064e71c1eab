package dev.quell.automation.process;

import dev.quell.automation.Actions;
import dev.quell.automation.StepResult;
import dev.quell.automation.spi.ConnectorException;
import dev.quell.automation.spi.Verdict;
import dev.quell.engine.ComeBackLater;
import dev.quell.engine.LastAttempt;
import dev.quell.shared.Problem;
import java.time.Duration;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step that leaves this process: what may work later is repeated by the engine, what cannot work, or has not by the last
 * attempt, becomes the BPMN error {@code actionFailed}, and so a person's task.
 */
@Component
class OutsideStep {

    /** Until somebody else's turn at a target may be over. */
    static final Duration TURN = Duration.ofSeconds(1);

    private final Actions actions;
    private final PlannedActions planned;
    private final OpenActions open;
    private final TransactionTemplate separately;

    OutsideStep(Actions actions, PlannedActions planned, OpenActions open, PlatformTransactionManager manager) {
        this.actions = actions;
        this.planned = planned;
        this.open = open;
        this.separately = new TransactionTemplate(manager);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Plans in a transaction of its own: a refusal must not undo the engine's way to the person's task. */
    <T> T plan(DelegateExecution execution, Supplier<T> planning) {
        try {
            return separately.execute(status -> planning.get());
        } catch (ConnectorException e) {
            if (e.retryable() && !LastAttempt.of(execution)) {
                throw e;
            }
            throw failed(e.getMessage());
        } catch (Problem e) {
            throw failed(e.detail());
        }
    }

    void perform(DelegateExecution execution, String step) {
        var results = planned.of(execution, step).stream()
                .map(action -> actions.perform(action.id()))
                .toList();
        var result = new StepResult(results);
        if (!result.done()) {
            open.show(execution, result);
            giveUpOrRepeat(execution, result);
        }
    }

    void verify(DelegateExecution execution, String... steps) {
        for (var action : planned.of(execution, steps)) {
            var verdict = actions.verify(action.id());
            if (verdict.result() == Verdict.Result.FAIL || !verdict.passed() && LastAttempt.of(execution)) {
                throw failed(verdict.detail());
            }
            if (!verdict.passed()) {
                throw new NotDoneYetException(verdict.detail());
            }
        }
    }

    /** A refused undo is in the journal, where {@code undo-actions} finds it; compensation goes on with the rest. */
    void undo(DelegateExecution execution, String step) {
        for (var action : actions.undoable(execution.getProcessBusinessKey())) {
            if (action.step().equals(step)) {
                var result = actions.undo(action.id());
                if (result.waiting()) {
                    throw new ComeBackLater(TURN, result.detail());
                }
                if (result.retryable()) {
                    throw new NotDoneYetException(result.detail());
                }
            }
        }
    }

    private static void giveUpOrRepeat(DelegateExecution execution, StepResult result) {
        if (result.waiting()) {
            throw new ComeBackLater(TURN, result.detail());
        }
        if (result.needsPerson() || LastAttempt.of(execution)) {
            throw failed(result.detail());
        }
        throw new NotDoneYetException(result.detail());
    }

    private static BpmnError failed(String reason) {
        return new BpmnError(PlaybookContract.ACTION_FAILED, reason);
    }
}
