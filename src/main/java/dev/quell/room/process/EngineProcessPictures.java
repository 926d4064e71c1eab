package dev.quell.room.process;

import dev.quell.engine.PackOrigin;
import dev.quell.room.ProcessPicture;
import dev.quell.room.ProcessPictures;
import dev.quell.room.ProcessRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Reads the engine's history, which has what has ended as well as what is going on. */
@Component
class EngineProcessPictures implements ProcessPictures {

    private final HistoryService history;
    private final RepositoryService repository;
    private final PackOrigin origin;
    private final ProcessTokens tokens;

    EngineProcessPictures(
            HistoryService history, RepositoryService repository, PackOrigin origin, ProcessTokens tokens) {
        this.history = history;
        this.repository = repository;
        this.origin = origin;
        this.tokens = tokens;
    }

    @Override
    public List<ProcessRun> runs(String incidentId) {
        var found = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(incidentId)
                .orderByProcessInstanceStartTime()
                .asc()
                .unlimitedList();
        var newest = newest(found);
        var changed = origin.changedByOwner(found.stream()
                .map(HistoricProcessInstance::getProcessDefinitionId)
                .toList());
        return found.stream().map(instance -> run(instance, newest, changed)).toList();
    }

    @Override
    public ProcessPicture picture(ProcessRun run) {
        var activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(run.id())
                .orderPartiallyByOccurrence()
                .asc()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .unlimitedList();
        var current = run.end() == null ? tokens.of(run, activities) : List.<ProcessPicture.Token>of();
        return new ProcessPicture(
                run,
                current,
                activities.stream().map(EngineProcessPictures::step).toList());
    }

    @Override
    public byte[] model(ProcessRun run) {
        try (var xml = repository.getProcessModel(run.definition())) {
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> newest(List<HistoricProcessInstance> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        var keys = instances.stream()
                .map(HistoricProcessInstance::getProcessDefinitionKey)
                .distinct()
                .toArray(String[]::new);
        return repository.createProcessDefinitionQuery().processDefinitionKeyIn(keys).latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getVersion));
    }

    private static ProcessRun run(HistoricProcessInstance instance, Map<String, Integer> newest, Set<String> changed) {
        var key = instance.getProcessDefinitionKey();
        var version = Objects.requireNonNullElse(instance.getProcessDefinitionVersion(), 1);
        return new ProcessRun(
                instance.getId(),
                instance.getSuperProcessInstanceId(),
                instance.getProcessDefinitionId(),
                key,
                ElementNames.orId(instance.getProcessDefinitionName(), key),
                version,
                newest.getOrDefault(key, version),
                changed.contains(instance.getProcessDefinitionId()),
                instance.getStartTime().toInstant(),
                instance.getEndTime() == null ? null : instance.getEndTime().toInstant());
    }

    private static ProcessPicture.Step step(HistoricActivityInstance activity) {
        return new ProcessPicture.Step(
                activity.getActivityId(),
                ElementNames.orId(activity.getActivityName(), activity.getActivityId()),
                activity.getStartTime().toInstant(),
                activity.getEndTime() == null ? null : activity.getEndTime().toInstant(),
                activity.isCanceled(),
                activity.getCalledProcessInstanceId());
    }
}
