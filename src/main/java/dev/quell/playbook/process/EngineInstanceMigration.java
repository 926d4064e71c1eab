package dev.quell.playbook.process;

import dev.quell.playbook.InstanceMigration;
import dev.quell.shared.Problem;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.stereotype.Component;

@Component
class EngineInstanceMigration implements InstanceMigration {

    private final RuntimeService runtime;

    EngineInstanceMigration(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public Set<String> mapped(String sourceDefinition, String targetDefinition) {
        return plan(sourceDefinition, targetDefinition).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> active(String instance) {
        return Set.copyOf(runtime.getActiveActivityIds(instance));
    }

    @Override
    public void move(String instance, String sourceDefinition, String targetDefinition) {
        try {
            runtime.newMigration(plan(sourceDefinition, targetDefinition))
                    .processInstanceIds(instance)
                    .execute();
        } catch (MigratingProcessInstanceValidationException e) {
            var failures = e.getValidationReport().getActivityInstanceReports().stream()
                    .flatMap(report -> report.getFailures().stream())
                    .collect(Collectors.joining("; "));
            throw Problem.conflict("The process cannot be moved: " + failures);
        }
    }

    private MigrationPlan plan(String sourceDefinition, String targetDefinition) {
        return runtime.createMigrationPlan(sourceDefinition, targetDefinition)
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
    }
}
