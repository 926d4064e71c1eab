package dev.quell.security.process;

import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/** Creates groups, rights and people that are missing. What is there stays as an administrator has made it. */
@Component
class SecuritySeed {

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    SecuritySeed(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    void groups() {
        names().forEach((id, name) -> {
            if (identity.createGroupQuery().groupId(id).count() == 0) {
                var group = identity.newGroup(id);
                group.setName(name);
                group.setType(id.equals(Groups.ADMIN) ? "SYSTEM" : "WORKFLOW");
                identity.saveGroup(group);
            }
        });
    }

    void grants() {
        Grants.all().forEach(this::give);
    }

    void person(Person person, String password) {
        if (identity.createUserQuery().userId(person.id()).count() > 0) {
            return;
        }
        var user = identity.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setPassword(password);
        identity.saveUser(user);
        person.groups().forEach(group -> identity.createMembership(person.id(), group));
    }

    boolean hasAdministrator() {
        return identity.createUserQuery().memberOfGroup(Groups.ADMIN).count() > 0;
    }

    /** Every group whose members work in Tasklist may use a filter. */
    void mayUseFilter(String filterId) {
        names().keySet().stream()
                .filter(group -> !group.equals(Groups.AUTOMATION) && !group.equals(Groups.AUDITOR))
                .forEach(group -> give(new Grant(group, Resources.FILTER, filterId, Permissions.READ)));
    }

    private void give(Grant grant) {
        var given = authorizations
                .createAuthorizationQuery()
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId())
                .count();
        if (given == 0) {
            var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(grant.group());
            authorization.setResource(grant.resource());
            authorization.setResourceId(grant.resourceId());
            authorization.setPermissions(grant.permissions());
            authorizations.saveAuthorization(authorization);
        }
    }

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            names.put(role.group(), role.label());
        }
        names.put(Groups.PROCESS_OWNER, "Process owner");
        names.put(Groups.AUDITOR, "Auditor");
        names.put(Groups.AUTOMATION, "Automation");
        names.put(Groups.ADMIN, "Administrator");
        return names;
    }
}
