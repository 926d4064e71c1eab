package dev.quell.incident.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Severity;
import dev.quell.incident.Status;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** Bean of the models: when something is due, by the decision {@code service-levels} and the severity of the incident. */
@Component("serviceLevel")
public class ServiceLevel {

    private static final Severity UNCLASSIFIED = Severity.SEV2;
    private static final Set<Status> URGENT = EnumSet.of(Status.DETECTED, Status.TRIAGED, Status.CONTAINED);
    private static final String DAILY = "R/P1D";

    private static final String TABLE = "service-levels";
    private static final int MOST_KNOWN = 1000;

    /** A version of the table always answers the same, and asking it again costs more than the rest of a step. */
    private final Map<Question, Map<String, Object>> levels = new ConcurrentHashMap<>();

    private final DecisionService decisions;
    private final Incidents incidents;
    private final Clock clock;

    ServiceLevel(DecisionService decisions, Incidents incidents, Clock clock) {
        this.decisions = decisions;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** @param table id of one version of it */
    private record Question(String table, String severity, String milestone) {}

    /** When a step that begins now is due. */
    public Date dueAt(DelegateExecution execution, String milestone) {
        return at(execution, milestone, "due");
    }

    /** When somebody else is asked to see to a step that begins now. */
    public Date escalateAt(DelegateExecution execution, String milestone) {
        return at(execution, milestone, "escalateAfter");
    }

    /**
     * How often something is repeated, as an ISO 8601 repeating interval. Once the harm is stopped and its cause removed,
     * nobody needs it more often than daily.
     */
    public String interval(DelegateExecution execution, String milestone) {
        var calm = incidents
                .find(String.valueOf(execution.getVariable("incidentId")))
                .filter(incident -> !URGENT.contains(incident.status()))
                .isPresent();
        return calm ? DAILY : "R/" + level(execution, milestone).get("due");
    }

    private Date at(DelegateExecution execution, String milestone, String column) {
        var level = level(execution, milestone);
        var time = "BUSINESS".equals(level.get("calendar"))
                ? BusinessTime.after(clock.instant(), text(level, column))
                : BusinessTime.elapsed(clock.instant(), text(level, column));
        return Date.from(time);
    }

    private Map<String, Object> level(DelegateExecution execution, String milestone) {
        var severity = Objects.requireNonNullElse(execution.getVariable("severity"), UNCLASSIFIED.name());
        var table = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(TABLE);
        var question = new Question(table.getId(), severity.toString(), milestone);
        var known = levels.get(question);
        return known == null ? decide(question) : known;
    }

    private Map<String, Object> decide(Question question) {
        var level = decisions
                .evaluateDecisionTableById(
                        question.table(), Map.of("severity", question.severity(), "milestone", question.milestone()))
                .getSingleResult();
        if (level == null) {
            throw new IllegalStateException(
                    TABLE + " has no row for " + question.severity() + " and " + question.milestone());
        }
        if (levels.size() < MOST_KNOWN) {
            levels.put(question, level);
        }
        return level;
    }

    private static String text(Map<String, Object> level, String column) {
        return String.valueOf(level.get(column));
    }
}
