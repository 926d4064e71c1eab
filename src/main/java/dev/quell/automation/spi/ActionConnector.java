package dev.quell.automation.spi;

/**
 * One kind of outside system. Stateless: the connection says which server and with whose credentials.
 *
 * <p>A connector never retries a change, never waits for approval and keeps no journal; the journal side does that once for all of them.
 */
public interface ActionConnector {

    ConnectorInfo info();

    /**
     * What the request would change; two requests with equal targets never run at the same time.
     *
     * @throws dev.quell.shared.Problem 400 naming the parameter that is missing or malformed
     */
    Target targetOf(ActionRequest request);

    /** Asks a real API path, not a health page, because health pages answer even when every other call is refused. */
    Probe probe(Connection connection);

    /**
     * The target's state now, and whatever else {@link #plan} must know.
     *
     * @throws ConnectorException when the state cannot be had; nothing has changed then
     */
    StateSnapshot read(Connection connection, ActionRequest request);

    /** What would change, from the snapshot alone: no call, no clock, the same answer for the same input. */
    Planning plan(StateSnapshot before, ActionRequest request);

    /**
     * Exactly one changing call, and none once the permit has lapsed ({@link Outcome.Waiting}). Anything that leaves open whether the
     * change happened is {@link Outcome.Unknown}.
     */
    Outcome act(Connection connection, Plan plan, ActionKey key, Permit permit);

    /** Leaves the action's key at the target for whoever looks there, where the system has a place for it. May fail without harm. */
    default void attribute(Connection connection, Plan plan, ActionKey key, Permit permit) {}

    /** Whether the target is in the state that the plan promised. */
    default Verdict verify(Connection connection, Plan plan) {
        try {
            var now = read(connection, plan.request());
            return now.hash().equals(plan.afterHash())
                    ? Verdict.pass("Read back as planned: " + StateSnapshot.words(now.state()))
                    : Verdict.fail("Planned was " + StateSnapshot.words(plan.predictedAfter()) + "; found was "
                            + StateSnapshot.words(now.state()));
        } catch (ConnectorException e) {
            return Verdict.unknown(e.getMessage());
        }
    }

    /** How to take the change back. Refuses when the target is neither as we left it nor as it was before us. */
    default Planning undo(Receipt receipt, StateSnapshot now) {
        var plan = receipt.plan();
        var undo = plan.undo();
        if (undo == null) {
            return Refusal.irreversible(plan.request().type() + " cannot be undone");
        }
        if (!now.hash().equals(receipt.afterHash())
                && !now.hash().equals(plan.before().hash())) {
            return Refusal.drift("We left " + StateSnapshot.words(plan.predictedAfter()) + " but found "
                    + StateSnapshot.words(now.state()) + ": someone else has changed it since, so a person decides");
        }
        return plan(now, undo);
    }
}
