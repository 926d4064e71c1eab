package dev.quell.incident.process;

import dev.quell.incident.Incidents;
import dev.quell.incident.Status;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bean of the models: when something is due, by the decision {@code service-levels} and the severity of the incident. */
@Component("serviceLevel")
public class ServiceLevel {

    private static final Set<Status> URGENT = EnumSet.of(Status.DETECTED, Status.TRIAGED, Status.CONTAINED);
    private static final String DAILY = "R/P1D";

    private final ServiceLevels levels;
    private final Incidents incidents;
    private final Clock clock;

    /** A task is written down in the step that dates it, and the table need not be looked up for that once more. */
    private final ThreadLocal<@Nullable DueDate> last = new ThreadLocal<>();

    ServiceLevel(ServiceLevels levels, Incidents incidents, Clock clock) {
        this.levels = levels;
        this.incidents = incidents;
        this.clock = clock;
    }

    private record DueDate(String executionId, String milestone, Level level, Date due) {}

    /** When a step that begins now is due. A task that is due so is escalated by itself, see {@link TaskEscalation}. */
    public Date dueAt(DelegateExecution execution, String milestone) {
        var level = level(execution, milestone);
        var due = Date.from(level.dueAt(clock.instant()));
        last.set(new DueDate(execution.getId(), milestone, level, due));
        return due;
    }

    /**
     * When a step is due for which people have agreed on a date: then. It is escalated as long after that as the row of its milestone
     * leaves between due and escalated.
     */
    public Date dueOn(DelegateExecution execution, Date agreed, String milestone) {
        level(execution, milestone); // a milestone that nobody defined is told now, not when it is late
        return agreed;
    }

    /**
     * When somebody else is asked to see to a step that begins now.
     *
     * @throws IllegalStateException when the table does not say
     */
    public Date escalateAt(DelegateExecution execution, String milestone) {
        return Date.from(level(execution, milestone)
                .escalatesAt(clock.instant())
                .orElseThrow(() -> new IllegalStateException(milestone + " is never escalated")));
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
        return calm ? DAILY : "R/" + level(execution, milestone).due();
    }

    /** By which row a due date was worked out, when it was the last one on this thread. */
    Optional<Map<String, Object>> reasonOf(String executionId, Date due) {
        return Optional.ofNullable(last.get())
                .filter(given ->
                        given.executionId().equals(executionId) && given.due().equals(due))
                .map(given -> given.level().details(given.milestone()));
    }

    private Level level(DelegateExecution execution, String milestone) {
        return levels.level(levels.inUse(), execution.getVariable("severity"), milestone);
    }
}
