package dev.quell.automation;

import dev.quell.automation.spi.ActionRequest;
import dev.quell.automation.spi.Verdict;
import dev.quell.shared.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes to outside systems, one at a time, through the journal.
 *
 * <p>{@link #perform} and {@link #undo} commit what they did by themselves. Call them from a step with a save point before it that has
 * written nothing about the incident yet in its transaction.
 */
@Service
public class Actions {

    private final ActionPlanner planner;
    private final ActionPerformer performer;
    private final ActionUndo undo;
    private final ActionVerifier verifier;
    private final ActionRecorder recorder;
    private final ActionJournal journal;

    Actions(
            ActionPlanner planner,
            ActionPerformer performer,
            ActionUndo undo,
            ActionVerifier verifier,
            ActionRecorder recorder,
            ActionJournal journal) {
        this.planner = planner;
        this.performer = performer;
        this.undo = undo;
        this.verifier = verifier;
        this.recorder = recorder;
        this.journal = journal;
    }

    /**
     * Reads the target and writes down what would change. Planning the same step again replaces a plan that nobody has tried yet, and
     * begins a new round after one that has ended.
     *
     * @param part tells the actions of one step apart, empty when there is only one
     * @throws ActionRefusedException when the target's state does not allow it, with the reason
     * @throws dev.quell.automation.spi.ConnectorException when the target did not answer; try again later
     * @throws Problem 400 naming what is wrong with the request
     */
    public Action plan(String incidentId, String step, String part, ActionRequest request, String proposer) {
        return planner.plan(incidentId, step, part, request, proposer);
    }

    /** Takes the step's actions that nobody has tried yet out of the plan. */
    public void withdraw(String incidentId, String step) {
        planner.withdraw(incidentId, step);
    }

    /** Makes the change, once, however often it is called. */
    public ActionResult perform(String actionId) {
        return performer.perform(actionId);
    }

    /** Looks whether the target is as planned. */
    public Verdict verify(String actionId) {
        return verifier.verify(actionId);
    }

    /** Records that a person brought the target into the planned state, after looking whether it is. */
    public Verdict doneByHand(String actionId, String user) {
        return verifier.doneByHand(actionId, user);
    }

    /** Records that a person put the state before back, after looking whether it is there. */
    public Verdict undoneByHand(String actionId, String user) {
        return verifier.undoneByHand(actionId, user);
    }

    /** Puts the state before back; refuses when the target is not as we left it. */
    public UndoResult undo(String actionId) {
        return undo.undo(actionId);
    }

    /** @throws Problem 404 when there is no such action */
    public Action require(String actionId) {
        return journal.require(actionId);
    }

    /** Every action of the incident, in the order of planning. */
    public List<Action> of(String incidentId) {
        return journal.of(incidentId);
    }

    /** The actions of a step's latest round, in the order of planning, without those withdrawn. */
    public List<Action> ofStep(String incidentId, String step) {
        return journal.of(incidentId).stream()
                .filter(action -> action.step().equals(step) && action.status() != ActionStatus.WITHDRAWN)
                .filter(action -> journal.latest(incidentId, step, action.part())
                        .map(latest -> latest.id().equals(action.id()))
                        .orElse(false))
                .toList();
    }

    /**
     * Lets nothing more begin for the incident, and tells what there is to take back. A step may be at work meanwhile: its change is either in
     * the answer or never made.
     */
    @Transactional
    public List<Action> callOff(String incidentId) {
        recorder.calledOff(incidentId);
        return undoable(incidentId);
    }

    /** What has changed something, or may have, and can still be taken back: newest first. */
    public List<Action> undoable(String incidentId) {
        var actions = new ArrayList<>(journal.of(incidentId));
        Collections.reverse(actions);
        return actions.stream()
                .filter(action -> action.status().open() || action.status().effective() && action.ours())
                .sorted(Comparator.comparing(Action::receiptAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }
}
