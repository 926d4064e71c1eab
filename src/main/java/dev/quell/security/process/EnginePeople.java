package dev.quell.security.process;

import dev.quell.security.People;
import dev.quell.security.ProvidedPerson;
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
    public void keep(ProvidedPerson person) {
        var known = identity.createUserQuery().userId(person.userId()).singleResult();
        var user = known == null ? identity.newUser(person.userId()) : known;
        if (known == null) {
            user.setPassword(SecuritySettings.unusablePassword());
        }
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        user.setEmail(person.email());
        identity.saveUser(user);
        var before = groupsOf(person.userId()).orElse(List.of());
        before.stream()
                .filter(group -> !person.groups().contains(group))
                .forEach(group -> identity.deleteMembership(person.userId(), group));
        person.groups().stream()
                .filter(group -> !before.contains(group))
                .forEach(group -> identity.createMembership(person.userId(), group));
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
