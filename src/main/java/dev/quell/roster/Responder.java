package dev.quell.roster;

import dev.quell.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A person who can be called.
 *
 * @param userId login, the same as in Tasklist
 * @param email where updates and calls go
 * @param onCallOrder 1 to 999: the lower is called first among those of a role
 * @param deputies user ids, in the order in which they step in
 */
public record Responder(
        String userId, String name, String email, Set<Role> roles, int onCallOrder, List<String> deputies) {

    /** The name; with the login only where another one of them has the same name, because lists are narrow. */
    public String labelAmong(Collection<Responder> people) {
        var namesakes =
                people.stream().filter(other -> other.name().equals(name)).count();
        return namesakes > 1 ? name + " (" + userId + ")" : name;
    }
}
