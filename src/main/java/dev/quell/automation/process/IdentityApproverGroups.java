package dev.quell.automation.process;

import dev.quell.automation.ApproverGroups;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The engine's own groups. */
@Component
class IdentityApproverGroups implements ApproverGroups {

    private final IdentityService identity;

    IdentityApproverGroups(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Set<String> of(String user) {
        return identity.createGroupQuery().groupMember(user).unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
