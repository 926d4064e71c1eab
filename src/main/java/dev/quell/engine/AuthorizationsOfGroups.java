package dev.quell.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks rights with all groups of a person. The engine first leaves out those that have no right at all, for directories that put people
 * into hundreds; for that it reads every authorization there is, one for each open task, with every command of a person.
 */
class AuthorizationsOfGroups extends AuthorizationManager {

    @Override
    public List<String> filterAuthenticatedGroupIds(@Nullable List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}
