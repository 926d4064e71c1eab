package dev.quell.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;

/** The people of a response, each in the groups of their roles. */
class ResponsePeople {

    private static final Map<String, List<String>> GROUPS = Map.of(
            "t-commander", List.of("incident-commander"),
            "t-deputy", List.of("incident-commander"),
            "t-lead", List.of("incident-commander", "ai-ml-engineer", "business-stakeholder"),
            "t-engineer", List.of("ai-ml-engineer"),
            "t-operations", List.of("it-operations"),
            "t-scientist", List.of("data-scientist"),
            "t-business", List.of("business-stakeholder"),
            "t-security", List.of("security-analyst"));

    private final IdentityService identity;

    ResponsePeople(IdentityService identity) {
        this.identity = identity;
    }

    void exist() {
        GROUPS.forEach((user, groups) -> groups.forEach(group -> member(group, user)));
    }

    private void member(String group, String user) {
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        if (identity.createUserQuery().userId(user).count() == 0) {
            identity.saveUser(identity.newUser(user));
        }
        if (identity.createGroupQuery().groupId(group).groupMember(user).count() == 0) {
            identity.createMembership(user, group);
        }
    }
}
