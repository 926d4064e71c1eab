package dev.quell.security.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * The rights that each group starts with: what its work needs and no more. Reading and completing a task needs none,
 * the engine gives that to the candidates of each task. Reading instances lets the list of tasks show the incident, its severity
 * and its title, which every responder may see in the incident room as well.
 */
final class Grants {

    private static final String SPINE = "ai-incident-response";

    private Grants() {}

    static List<Grant> all() {
        var grants = new ArrayList<Grant>();
        Groups.responders().forEach(group -> grants.addAll(tasklistUser(group)));
        for (var group : List.of(Role.AI_ML_ENGINEER.group(), Role.DATA_SCIENTIST.group())) {
            grants.add(mayStart(group, "register-ai-system"));
        }
        grants.addAll(commander(Role.INCIDENT_COMMANDER.group()));
        grants.addAll(processOwner());
        grants.addAll(auditor());
        grants.addAll(automation());
        grants.addAll(admin());
        return grants;
    }

    private static List<Grant> tasklistUser(String group) {
        return List.of(
                new Grant(group, APPLICATION, "tasklist", ACCESS),
                new Grant(group, PROCESS_DEFINITION, ANY, READ),
                new Grant(group, PROCESS_INSTANCE, ANY, CREATE, READ),
                new Grant(group, USER, ANY, READ),
                new Grant(group, GROUP, ANY, READ),
                mayStart(group, SPINE));
    }

    private static List<Grant> commander(String group) {
        return List.of(
                new Grant(group, TASK, ANY, READ, TASK_ASSIGN),
                mayStart(group, "register-ai-system"),
                mayStart(group, "preparation"),
                mayStart(group, "stand-down-incident"));
    }

    /** Whoever deploys a process decides what the engine runs; the deployment guard bounds it. */
    private static List<Grant> processOwner() {
        var group = Groups.PROCESS_OWNER;
        var grants = new ArrayList<>(List.of(
                new Grant(group, APPLICATION, "cockpit", ACCESS),
                new Grant(group, DEPLOYMENT, ANY, READ, CREATE),
                new Grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
                new Grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
                mayStart(group, "register-ai-system"),
                mayStart(group, "preparation")));
        tasklistUser(group).stream()
                .filter(grant -> !(grant.resource() == PROCESS_DEFINITION
                        && grant.resourceId().equals(ANY)))
                .forEach(grants::add);
        grants.add(new Grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY));
        return grants;
    }

    private static List<Grant> auditor() {
        var group = Groups.AUDITOR;
        return List.of(
                new Grant(group, APPLICATION, "cockpit", ACCESS),
                new Grant(group, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY),
                new Grant(group, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
                new Grant(group, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
                new Grant(group, DEPLOYMENT, ANY, READ),
                new Grant(group, OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ),
                new Grant(group, AUTHORIZATION, ANY, READ),
                new Grant(group, USER, ANY, READ),
                new Grant(group, GROUP, ANY, READ));
    }

    /** Starts incidents, and correlates messages to them, which the engine counts as changing the instance. */
    private static List<Grant> automation() {
        var group = Groups.AUTOMATION;
        return List.of(
                new Grant(group, PROCESS_DEFINITION, SPINE, READ, CREATE_INSTANCE, READ_INSTANCE, UPDATE_INSTANCE),
                new Grant(group, PROCESS_INSTANCE, ANY, CREATE));
    }

    private static List<Grant> admin() {
        return Arrays.stream(Resources.values())
                .map(resource -> new Grant(Groups.ADMIN, resource, ANY, ALL))
                .toList();
    }

    private static Grant mayStart(String group, String processId) {
        return new Grant(group, PROCESS_DEFINITION, processId, READ, CREATE_INSTANCE);
    }
}
