package dev.quell.room.process;

import dev.quell.room.ProcessPicture.Token;
import dev.quell.room.ProcessRun;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.stereotype.Component;

/** Where a running process is: at elements that it has entered, and before those that the job executor will enter. */
@Component
class ProcessTokens {

    private static final Set<String> SCOPES =
            Set.of("subProcess", "multiInstanceBody", "transaction", "adHocSubProcess");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final ElementNames names;

    ProcessTokens(RuntimeService runtime, ManagementService management, ElementNames names) {
        this.runtime = runtime;
        this.management = management;
        this.names = names;
    }

    List<Token> of(ProcessRun run, List<HistoricActivityInstance> activities) {
        var entered = activities.stream()
                .filter(activity -> activity.getEndTime() == null && !SCOPES.contains(activity.getActivityType()))
                .map(ProcessTokens::entered);
        var byElement = new LinkedHashMap<String, Token>();
        Stream.concat(entered, waiting(run))
                .forEach(token -> byElement.merge(token.element(), token, ProcessTokens::add));
        return List.copyOf(byElement.values());
    }

    private Stream<Token> waiting(ProcessRun run) {
        var transitions = Optional.ofNullable(runtime.getActivityInstance(run.id())).stream()
                .flatMap(ProcessTokens::transitions)
                .toList();
        if (transitions.isEmpty()) {
            return Stream.empty();
        }
        var created = created(run);
        return transitions.stream()
                .map(transition -> new Token(
                        transition.getActivityId(),
                        names.of(run.definition(), transition.getActivityId()),
                        created.getOrDefault(transition.getExecutionId(), run.start()),
                        1,
                        null));
    }

    private Map<String, Instant> created(ProcessRun run) {
        return management.createJobQuery().processInstanceId(run.id()).unlimitedList().stream()
                .filter(job -> job.getExecutionId() != null && job.getCreateTime() != null)
                .collect(Collectors.groupingBy(
                        Job::getExecutionId,
                        Collectors.collectingAndThen(Collectors.toList(), ProcessTokens::earliest)));
    }

    private static Instant earliest(Collection<Job> jobs) {
        return jobs.stream()
                .map(job -> job.getCreateTime().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Stream<TransitionInstance> transitions(ActivityInstance instance) {
        return Stream.concat(
                Arrays.stream(instance.getChildTransitionInstances()),
                Arrays.stream(instance.getChildActivityInstances()).flatMap(ProcessTokens::transitions));
    }

    private static Token entered(HistoricActivityInstance activity) {
        return new Token(
                activity.getActivityId(),
                ElementNames.orId(activity.getActivityName(), activity.getActivityId()),
                activity.getStartTime().toInstant(),
                1,
                activity.getCalledProcessInstanceId());
    }

    private static Token add(Token one, Token other) {
        var first = one.since().isBefore(other.since()) ? one : other;
        return new Token(first.element(), first.name(), first.since(), one.count() + other.count(), first.called());
    }
}
