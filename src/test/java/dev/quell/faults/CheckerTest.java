package dev.quell.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.faults.Checker.Seen;
import dev.quell.faults.History.Completion;
import dev.quell.faults.Ledger.ActionRow;
import dev.quell.faults.Ledger.IncidentRow;
import dev.quell.faults.TargetCall.Effect;
import dev.quell.faults.Violation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test plants one broken promise into a history that is sound otherwise. */
class CheckerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String INCIDENT = "INC-2026-0001";
    private static final String SYSTEM = Goal.system(0);
    private static final SignalKey SIGNAL = new SignalKey(SYSTEM + ":0", NOW, "FIRING");

    private final Set<SignalKey> sent = new HashSet<>(Set.of(SIGNAL));
    private final Set<SignalKey> acknowledged = new HashSet<>(Set.of(SIGNAL));
    private final List<Completion> completions =
            new ArrayList<>(List.of(new Completion("task-1", "userTask_approveActions", INCIDENT, "commander")));
    private final Set<String> standDowns = new HashSet<>();
    private final List<TargetCall> calls = new ArrayList<>();

    private final Set<SignalKey> stored = new HashSet<>(Set.of(SIGNAL));
    private final List<IncidentRow> incidents = new ArrayList<>(List.of(incident(INCIDENT, SYSTEM, "CONTAINED")));
    private final List<ActionRow> actions = new ArrayList<>();
    private final Map<String, List<String>> tasks = new HashMap<>(Map.of(INCIDENT, List.of("userTask_fixDataSource")));
    private final Map<String, Integer> spines = new HashMap<>(Map.of(INCIDENT, 1));
    private final Set<String> completed = new HashSet<>(Set.of("task-1"));
    private final List<String> dead = new ArrayList<>();

    @BeforeEach
    void contained() {
        call(Targets.SCHEDULER, "paused");
        call(Targets.REGISTRY, "2");
        action("pausePipeline", "VERIFIED");
        action("rollBackModel", "VERIFIED");
    }

    @Test
    void findsNothingWrongWithASoundHistory() {
        assertThat(check()).isEmpty();
    }

    @Test
    void seesASignalThatWasAcknowledgedAndLost() {
        stored.clear();

        assertThat(kinds()).containsExactly(Kind.LOST_SIGNAL);
    }

    @Test
    void seesASignalThatNobodySent() {
        stored.add(new SignalKey(SYSTEM + ":9", NOW, "FIRING"));

        assertThat(kinds()).containsExactly(Kind.INVENTED_SIGNAL);
    }

    @Test
    void seesAnAcknowledgedAlarmWithoutAnIncident() {
        var signal = new SignalKey(Goal.system(1) + ":0", NOW, "FIRING");
        sent.add(signal);
        acknowledged.add(signal);
        stored.add(signal);

        assertThat(kinds()).containsExactly(Kind.NO_INCIDENT);
    }

    @Test
    void seesTwoIncidentsForOneKey() {
        incidents.add(incident("INC-2026-0002", SYSTEM, "DETECTED"));
        tasks.put("INC-2026-0002", List.of("userTask_verifyAnomaly"));
        spines.put("INC-2026-0002", 1);

        assertThat(kinds()).containsExactly(Kind.DUPLICATE_INCIDENT);
    }

    @Test
    void seesAMoveThatWasMadeTwice() {
        call(Targets.REGISTRY, "2");

        assertThat(kinds()).containsExactly(Kind.DOUBLE_MOVE);
    }

    @Test
    void seesAnUndoThatWasMadeTwice() {
        calls.clear();
        incidents.set(0, incident(INCIDENT, Goal.system(3), "DISMISSED"));
        spines.clear();
        actions.clear();
        moves(Goal.system(3), Targets.REGISTRY, "2", "3", "3");
        moves(Goal.system(3), Targets.SCHEDULER, "paused", "running");
        acknowledged.clear();

        assertThat(kinds()).containsExactly(Kind.DOUBLE_MOVE);
    }

    @Test
    void seesAMoveThatIsMissing() {
        calls.removeIf(call -> call.target().equals(Targets.REGISTRY));
        actions.removeIf(action -> action.step().equals("rollBackModel"));

        assertThat(kinds()).containsExactly(Kind.MISSING_MOVE);
    }

    @Test
    void seesAMoveThatWasLostOnItsWayThoughTheJournalSaysDone() {
        calls.removeIf(call -> call.target().equals(Targets.REGISTRY));
        calls.add(new TargetCall(NOW, Targets.REGISTRY, "n0.1", SYSTEM, "2", Effect.DROPPED));

        assertThat(kinds()).containsExactly(Kind.MISSING_MOVE, Kind.JOURNAL_DIFFERS);
    }

    @Test
    void seesAMoveThatTheIncidentDoesNotExplain() {
        call(Targets.REGISTRY, "3");

        assertThat(kinds()).containsExactly(Kind.WRONG_MOVE);
    }

    @Test
    void seesAJournalThatDeniesAMove() {
        actions.replaceAll(action -> new ActionRow(action.id(), INCIDENT, action.step(), "FAILED", true));

        assertThat(kinds()).containsExactly(Kind.JOURNAL_DIFFERS, Kind.JOURNAL_DIFFERS);
    }

    @Test
    void seesAnIncidentThatWaitsForNobody() {
        tasks.clear();

        assertThat(kinds()).contains(Kind.HUNG);
    }

    @Test
    void seesAJobThatWasGivenUpWithoutAsking() {
        dead.add("INC-2026-0001 serviceTask_rollBackModel");

        assertThat(kinds()).containsExactly(Kind.HUNG);
    }

    @Test
    void seesAnIncidentWithTwoProcesses() {
        spines.put(INCIDENT, 2);

        assertThat(kinds()).containsExactly(Kind.WRONG_PROCESS);
    }

    @Test
    void seesACompletedTaskThatIsOpenAgain() {
        completed.clear();

        assertThat(kinds()).containsExactly(Kind.LOST_COMPLETION);
    }

    @Test
    void seesAStandDownThatWasAcknowledgedAndForgotten() {
        standDowns.add(INCIDENT);

        assertThat(kinds()).containsExactly(Kind.LOST_STAND_DOWN);
    }

    private List<Kind> kinds() {
        return check().stream().map(Violation::kind).toList();
    }

    private List<Violation> check() {
        return new Checker(
                        new Seen(sent, acknowledged, completions, standDowns, calls),
                        new Ledger(stored, incidents, actions, tasks, spines, completed, dead))
                .check();
    }

    private void call(String target, String wanted) {
        moves(SYSTEM, target, wanted);
    }

    private void moves(String system, String target, String... wanted) {
        for (var one : wanted) {
            calls.add(new TargetCall(NOW, target, "n0.1", system, one, Effect.CHANGED));
        }
    }

    private void action(String step, String status) {
        actions.add(new ActionRow(INCIDENT + "." + step + ".1", INCIDENT, step, status, true));
    }

    private static IncidentRow incident(String id, String system, String status) {
        return new IncidentRow(id, system, status);
    }
}
