package dev.quell.faults;

import dev.quell.faults.History.Completion;
import dev.quell.faults.Ledger.ActionRow;
import dev.quell.faults.Ledger.IncidentRow;
import dev.quell.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The model: what must be in the record and at the targets, given what was acknowledged. It knows nothing of how Quell works; each AI
 * system has one incident at most, and its goal says what is done to its model and its pipeline, in which order, each thing once.
 */
final class Checker {

    /** What was seen from outside. */
    record Seen(
            Set<SignalKey> sent,
            Set<SignalKey> acknowledged,
            List<Completion> completions,
            Set<String> standDowns,
            List<TargetCall> calls) {}

    private static final Map<String, List<String>> CONTAINED = moves(List.of("2"), List.of("paused"));
    private static final Map<String, List<String>> UNDONE = moves(List.of("2", "3"), List.of("paused", "running"));
    private static final Map<String, List<String>> REPLACED = moves(List.of("2", "4"), List.of("paused", "running"));
    private static final Map<String, List<String>> UNTOUCHED = moves(List.of(), List.of());

    private final Seen seen;
    private final Ledger ledger;
    private final List<Violation> violations = new ArrayList<>();

    Checker(Seen seen, Ledger ledger) {
        this.seen = seen;
        this.ledger = ledger;
    }

    List<Violation> check() {
        signals();
        incidents();
        completions();
        ledger.incidents().forEach(this::incident);
        ledger.deadJobs().forEach(job -> add(Kind.HUNG, "given up, and nobody asked: " + job));
        return List.copyOf(violations);
    }

    /** What is done to the targets of an incident of this goal once it has been reached. */
    static Map<String, List<String>> expected(Goal goal) {
        return switch (goal) {
            case CONTAIN -> CONTAINED;
            case STAND_DOWN, STAND_DOWN_EARLY -> UNDONE;
            case CLOSE -> REPLACED;
            case DISMISS -> UNTOUCHED;
        };
    }

    /** What has really been done to a system at a target, in order. */
    static List<String> done(Collection<TargetCall> calls, String target, String system) {
        return calls.stream()
                .filter(call -> call.applied()
                        && call.target().equals(target)
                        && call.system().equals(system))
                .map(TargetCall::wanted)
                .toList();
    }

    private void signals() {
        seen.acknowledged().stream()
                .filter(signal -> !ledger.signals().contains(signal))
                .forEach(signal -> add(Kind.LOST_SIGNAL, signal.toString()));
        ledger.signals().stream()
                .filter(signal -> !seen.sent().contains(signal))
                .forEach(signal -> add(Kind.INVENTED_SIGNAL, signal.toString()));
    }

    private void incidents() {
        var bySystem = ledger.incidents().stream().collect(Collectors.groupingBy(IncidentRow::system));
        seen.acknowledged().stream()
                .filter(SignalKey::firing)
                .map(SignalKey::system)
                .distinct()
                .filter(system -> !bySystem.containsKey(system))
                .forEach(system -> add(Kind.NO_INCIDENT, system));
        bySystem.forEach((system, rows) -> {
            if (rows.size() > 1) {
                add(Kind.DUPLICATE_INCIDENT, system + ": " + rows);
            }
        });
    }

    private void completions() {
        for (var completion : seen.completions()) {
            if (!ledger.completedTasks().contains(completion.task())) {
                add(Kind.LOST_COMPLETION, completion.toString());
            }
        }
    }

    private void incident(IncidentRow incident) {
        var tasks = ledger.openTasks().getOrDefault(incident.id(), List.of());
        var spines = ledger.spines().getOrDefault(incident.id(), 0);
        if (spines != (incident.open() ? 1 : 0)) {
            add(Kind.WRONG_PROCESS, incident + " has " + spines + " running");
        }
        if (incident.open() && tasks.isEmpty() && !incident.status().equals("MONITORING")) {
            add(Kind.HUNG, incident + " waits for nobody");
        }
        if (seen.standDowns().contains(incident.id()) && incident.open()) {
            add(Kind.LOST_STAND_DOWN, incident + " waits at " + tasks);
        }
        expected(Goal.of(incident.system())).forEach((target, moves) -> moves(incident, target, moves, tasks));
        journal(incident);
    }

    private void moves(IncidentRow incident, String target, List<String> expected, List<String> tasks) {
        var goal = Goal.of(incident.system());
        var done = done(seen.calls(), target, incident.system());
        var what = incident + " at " + target + ": expected " + expected + ", done " + done;
        if (repeats(done)) {
            add(Kind.DOUBLE_MOVE, what);
        } else if (done.size() > expected.size() || !done.equals(expected.subList(0, done.size()))) {
            add(Kind.WRONG_MOVE, what);
        } else if (goal.reached(incident.status(), tasks) && !done.equals(expected) && !calledOffBefore(goal, done)) {
            add(Kind.MISSING_MOVE, what);
        }
    }

    /** A response that is called off early has changed nothing, or has taken back what it changed. */
    private static boolean calledOffBefore(Goal goal, List<String> done) {
        return goal == Goal.STAND_DOWN_EARLY && done.isEmpty();
    }

    private static boolean repeats(List<String> done) {
        for (var i = 1; i < done.size(); i++) {
            if (done.get(i).equals(done.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private void journal(IncidentRow incident) {
        for (var action : ledger.actions()) {
            if (action.incident().equals(incident.id())) {
                journal(incident, action);
            }
        }
    }

    private void journal(IncidentRow incident, ActionRow action) {
        var step = Step.of(action.step());
        var done = done(seen.calls(), step.target(), incident.system());
        var what = action + " though at " + step.target() + " was done " + done;
        switch (action.status()) {
            case "APPLIED", "VERIFIED", "UNDO_REFUSED" -> differsUnless(done.contains(step.wanted()), what);
            case "UNDONE" ->
                differsUnless(
                        done.contains(step.wanted())
                                && done.get(done.size() - 1).equals(step.undo()),
                        what);
            case "INTENT", "UNKNOWN" -> differsUnless(asks(incident), what + " and nobody is asked");
            case "PLANNED", "APPROVED", "FAILED", "REJECTED", "WITHDRAWN" ->
                differsUnless(!done.contains(step.wanted()) || doneInAnotherRound(action), what);
            default -> add(Kind.JOURNAL_DIFFERS, "unknown status: " + action);
        }
        if (action.status().equals("APPROVED") && incident.open() && !asks(incident)) {
            add(Kind.MISSING_MOVE, action + " was approved and not done");
        }
    }

    private boolean asks(IncidentRow incident) {
        return !ledger.openTasks().getOrDefault(incident.id(), List.of()).isEmpty();
    }

    private boolean doneInAnotherRound(ActionRow action) {
        return ledger.actions().stream()
                .anyMatch(other -> other.incident().equals(action.incident())
                        && other.step().equals(action.step())
                        && !other.id().equals(action.id())
                        && Set.of("APPLIED", "VERIFIED", "UNDONE", "UNDO_REFUSED")
                                .contains(other.status()));
    }

    private void differsUnless(boolean agrees, String what) {
        if (!agrees) {
            add(Kind.JOURNAL_DIFFERS, what);
        }
    }

    private void add(Kind kind, String text) {
        violations.add(new Violation(kind, text));
    }

    private static Map<String, List<String>> moves(List<String> versions, List<String> pauses) {
        return Map.of(Targets.REGISTRY, versions, Targets.SCHEDULER, pauses);
    }

    /** What a step of the playbook wants at its target, and how that is taken back. */
    private record Step(String target, String wanted, String undo) {

        static Step of(String name) {
            return switch (name) {
                case "rollBackModel" -> new Step(Targets.REGISTRY, Targets.GOOD_VERSION, Targets.BAD_VERSION);
                case "pausePipeline" -> new Step(Targets.SCHEDULER, "paused", "running");
                case "redeployModel" -> new Step(Targets.REGISTRY, Targets.RETRAINED_VERSION, Targets.GOOD_VERSION);
                case "resumeTraining" -> new Step(Targets.SCHEDULER, "running", "paused");
                default -> throw new IllegalArgumentException("Unknown step " + name);
            };
        }
    }
}
