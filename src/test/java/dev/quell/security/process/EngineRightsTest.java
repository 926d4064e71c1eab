package dev.quell.security.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.security.Groups;
import dev.quell.testing.IntegrationTest;
import dev.quell.testing.ProcessDriver;
import dev.quell.testing.SettableClock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class EngineRightsTest extends IntegrationTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private SecuritySeeder seeder;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private SettableClock clock;

    @ParameterizedTest
    @CsvSource({
        "engineer, ai-incident-response, true",
        "legal, ai-incident-response, true",
        "automation, ai-incident-response, true",
        "auditor, ai-incident-response, false",
        "engineer, register-ai-system, true",
        "legal, register-ai-system, false",
        "commander, stand-down-incident, true",
        "engineer, stand-down-incident, false",
        "automation, stand-down-incident, false",
        "owner, preparation, true",
        "engineer, preparation, false",
        "engineer, undo-actions, false",
        "admin, undo-actions, true",
    })
    void letsEachGroupStartItsProcesses(String user, String process, boolean allowed) {
        assertThat(may(user, Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, process))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "engineer, tasklist, true",
        "engineer, cockpit, false",
        "engineer, admin, false",
        "owner, cockpit, true",
        "auditor, cockpit, true",
        "auditor, tasklist, false",
        "automation, tasklist, false",
        "admin, admin, true",
    })
    void letsEachGroupOpenItsApplications(String user, String application, boolean allowed) {
        assertThat(may(user, Permissions.ACCESS, Resources.APPLICATION, application))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, true",
        "admin, true",
        "commander, false",
        "engineer, false",
        "automation, false",
        "auditor, false"
    })
    void letsOnlyProcessOwnersDeploy(String user, boolean allowed) {
        assertThat(may(user, Permissions.CREATE, Resources.DEPLOYMENT, "*")).isEqualTo(allowed);
    }

    @Test
    void everyResponderSeesTheFourFiltersOnce() {
        for (var user : List.of(
                "commander",
                "engineer",
                "scientist",
                "security",
                "operations",
                "legal",
                "ethics",
                "comms",
                "business",
                "owner")) {
            var names = driver.as(
                    user,
                    () -> filters.createFilterQuery().orderByFilterName().asc().listPage(0, 1000).stream()
                            .map(Filter::getName)
                            .filter(List.of("My tasks", "My groups", "Overdue", "SEV1")::contains)
                            .toList());
            assertThat(names).as(user).containsExactly("My groups", "My tasks", "Overdue", "SEV1");
        }
    }

    @Test
    void theFiltersFindWhatTheirNamesSay() {
        var mine = task("ai-ml-engineer");
        tasks.setAssignee(mine.getId(), "engineer");
        var offered = task("ai-ml-engineer");
        var foreign = task("legal-compliance");
        var late = task("ai-ml-engineer", Date.from(clock.instant().minus(Duration.ofHours(1))));

        assertThat(found("engineer", "My tasks")).contains(mine.getId()).doesNotContain(offered.getId());
        assertThat(found("engineer", "My groups"))
                .contains(offered.getId())
                .doesNotContain(mine.getId(), foreign.getId());
        assertThat(found("engineer", "Overdue")).contains(late.getId()).doesNotContain(mine.getId(), offered.getId());
        assertThat(found("engineer2", "My tasks")).doesNotContain(mine.getId());
        assertThat(found("legal", "My groups")).contains(foreign.getId());
        tasks.deleteTasks(List.of(mine.getId(), offered.getId(), foreign.getId(), late.getId()), true);
    }

    /** Tasklist reads what stands under a task in its list from the variables of the process. */
    @Test
    void theListOfTasksTellsAResponderWhichIncidentATaskBelongsTo() {
        Map<String, Object> failed = Map.of(
                "incidentId", "INC-1999-0001",
                "failedJobId", "none",
                "failedStep", "Roll back model",
                "failedProcess", "model-drift-contain",
                "failure", "Connection refused");
        var instance = runtime.startProcessInstanceByKey("resolve-failed-step", "rights", failed)
                .getId();

        assertThat(driver.as(
                        "operations",
                        () -> runtime.createVariableInstanceQuery()
                                .processInstanceIdIn(instance)
                                .variableName("incidentId")
                                .count()))
                .isOne();
        runtime.deleteProcessInstance(instance, "test over");
    }

    @Test
    void somebodyElsesTaskCanNeitherBeSeenNorDone() {
        var task = task("legal-compliance");

        assertThat(driver.as(
                        "engineer",
                        () -> tasks.createTaskQuery().taskId(task.getId()).count()))
                .isZero();
        assertThatThrownBy(() -> driver.as("engineer", () -> {
                    tasks.complete(task.getId());
                    return "";
                }))
                .isInstanceOf(AuthorizationException.class);
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    void anAuditorReadsProcessesButWorksOnNothing() {
        var task = task("legal-compliance");

        assertThat(driver.as(
                        "auditor",
                        () -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey("ai-incident-response")
                                .count()))
                .isPositive();
        assertThatThrownBy(() -> driver.as("auditor", () -> {
                    tasks.claim(task.getId(), "auditor");
                    return "";
                }))
                .isInstanceOf(AuthorizationException.class);
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    void startingAgainChangesNothing() {
        var before = List.of(
                authorizations.createAuthorizationQuery().count(),
                filters.createFilterQuery().count(),
                identity.createUserQuery().count());

        seeder.afterSingletonsInstantiated();

        assertThat(List.of(
                        authorizations.createAuthorizationQuery().count(),
                        filters.createFilterQuery().count(),
                        identity.createUserQuery().count()))
                .isEqualTo(before);
    }

    @Test
    void everyRoleHasAGroupAndEveryGroupADemoPerson() {
        for (var group : Groups.responders()) {
            assertThat(identity.createUserQuery().memberOfGroup(group).count())
                    .as(group)
                    .isPositive();
        }
    }

    private boolean may(String user, Permissions permission, Resources resource, String id) {
        var groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
        return authorizations.isUserAuthorized(user, groups, permission, resource, id);
    }

    private Task task(String group) {
        return task(group, null);
    }

    private Task task(String group, @Nullable Date due) {
        var task = tasks.newTask(UUID.randomUUID().toString());
        task.setName("Rights");
        task.setDueDate(due);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        return task;
    }

    private List<String> found(String user, String filter) {
        var id = filters.createFilterQuery().filterName(filter).singleResult().getId();
        return driver.as(
                user,
                () -> filters.listPage(id, 0, 1000).stream()
                        .map(found -> ((Task) found).getId())
                        .toList());
    }
}
