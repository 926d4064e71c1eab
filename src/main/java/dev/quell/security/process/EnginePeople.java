package dev.quell.security.process;

import dev.quell.security.People;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** People as the engine's identity service knows them. It slows down and locks out whoever guesses passwords. */
@Component
class EnginePeople implements People {

    private final IdentityService identity;

    EnginePeople(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean passwordMatches(String userId, String password) {
        return identity.checkPassword(userId, password);
    }

    @Override
    public Optional<List<String>> groupsOf(String userId) {
        if (identity.createUserQuery().userId(userId).count() == 0) {
            return Optional.empty();
        }
        return Optional.of(identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }
}
