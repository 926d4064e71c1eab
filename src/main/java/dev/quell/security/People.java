package dev.quell.security;

import java.util.List;
import java.util.Optional;

/** Those who may log in. They live in the engine's identity service, so that Tasklist and the engine see the same people. */
public interface People {

    /** False for an unknown person, a wrong password, and while somebody is locked out after too many wrong ones. */
    boolean passwordMatches(String userId, String password);

    /** The groups of a person; empty when there is no such person. */
    Optional<List<String>> groupsOf(String userId);

    /** Creates or changes a person so that they are as an identity provider says; nobody can log in as them by password. */
    void keep(ProvidedPerson person);
}
