package dev.quell.security.process;

import dev.quell.security.Groups;
import dev.quell.shared.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** @param filterIds of the filters that every group whose members work in Tasklist may use */
    void grants(List<String> filterIds) {
        var given = given();
        Stream.concat(Grants.all().stream(), filterIds.stream().flatMap(SecuritySeed::useOfFilter))
                .filter(grant -> given.add(Given.of(grant)))
                .forEach(this::give);
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

    /** All at once: every start asks for them. */
    private Set<Given> given() {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(names().keySet().toArray(String[]::new))
                .list()
                .stream()
                .map(Given::of)
                .collect(Collectors.toSet());
    }

    private static Stream<Grant> useOfFilter(String filterId) {
        return names().keySet().stream()
                .filter(group -> !group.equals(Groups.AUTOMATION) && !group.equals(Groups.AUDITOR))
                .map(group -> new Grant(group, Resources.FILTER, filterId, Permissions.READ));
    }

    private void give(Grant grant) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        authorization.setPermissions(grant.permissions());
        authorizations.saveAuthorization(authorization);
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

    private record Given(String group, int resourceType, String resourceId) {

        static Given of(Grant grant) {
            return new Given(grant.group(), grant.resource().resourceType(), grant.resourceId());
        }

        static Given of(Authorization authorization) {
            return new Given(
                    authorization.getGroupId(), authorization.getResourceType(), authorization.getResourceId());
        }
    }
}
