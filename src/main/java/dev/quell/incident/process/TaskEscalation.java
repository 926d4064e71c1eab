package dev.quell.incident.process;

import dev.quell.engine.RehearsedIncidents;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Escalates the tasks that are due by {@code service-levels} and that nobody has done in time: as long after their start as the row of
 * their milestone says, for the severity that the incident has now. Every node may look at the same moment: each task is escalated once.
 */
@Component
class TaskEscalation {

    private static final Logger LOG = LoggerFactory.getLogger(TaskEscalation.class);

    private final OverdueTasks overdue;
    private final OpenTasks tasks;
    private final ServiceLevels levels;
    private final RehearsedIncidents rehearsed;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;

    /** What has been deployed never changes. */
    private final Map<Element, Optional<Milestone>> milestones = new ConcurrentHashMap<>();

    /** Of the last look. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    TaskEscalation(
            OverdueTasks overdue,
            OpenTasks tasks,
            ServiceLevels levels,
            RehearsedIncidents rehearsed,
            ProcessEngine engine,
            Clock clock) {
        this.overdue = overdue;
        this.tasks = tasks;
        this.levels = levels;
        this.rehearsed = rehearsed;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.clock = clock;
    }

    private record Element(String definitionId, String id) {}

    /** Looks once. A task that cannot be escalated is told in the log and holds up no other. */
    void sweep() {
        var found = overdue.all();
        failing.retainAll(found.stream().map(OverdueTask::id).collect(Collectors.toSet()));
        if (!found.isEmpty()) {
            var table = engine.getCommandExecutorTxRequired().execute(context -> levels.inUse());
            found.forEach(task -> look(task, table));
        }
    }

    private void look(OverdueTask task, String table) {
        try {
            milestones
                    .computeIfAbsent(new Element(task.definitionId(), task.element()), this::milestone)
                    .ifPresent(
                            milestone -> look(task, milestone, levels.level(table, task.severity(), milestone.name())));
            failing.remove(task.id());
        } catch (OptimisticLockingException e) {
            LOG.debug("Another node, or whoever does the task, was faster: {}", task);
        } catch (RuntimeException e) {
            if (failing.add(task.id())) { // once, not with every look
                LOG.warn("The overdue task {} cannot be escalated", task, e);
            }
        }
    }

    private void look(OverdueTask task, Milestone milestone, Level level) {
        var isTime = milestone
                .escalation(task, level)
                .filter(time -> !time.isAfter(clock.instant()))
                .isPresent();
        if (isTime && !isRehearsed(task)) {
            var why = Map.of("serviceLevel", level.details(milestone.name()));
            engine.getCommandExecutorTxRequired().execute(context -> tasks.escalateTask(task.id(), why));
        }
    }

    private Optional<Milestone> milestone(Element element) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var process = engine.getDeploymentCache().findDeployedProcessDefinitionById(element.definitionId());
            return Milestones.ofEscalated(process, element.id());
        });
    }

    private boolean isRehearsed(OverdueTask task) {
        return task.rootKey() != null && rehearsed.isRehearsal(task.rootKey());
    }
}
