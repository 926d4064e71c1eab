package dev.quell.security;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps those who log in at an identity provider as people here, so that Tasklist and the engine know them. */
@Service
class ProvidedPeople {

    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProvidedPeople(People people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why somebody whom the provider knows may not come in. */
    static final class NotAdmittedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAdmittedException(String message) {
            super(message);
        }
    }

    /**
     * Creates or updates the person; groups are exactly what the provider says.
     *
     * @throws NotAdmittedException when the name belongs to somebody else here, or to the same person under another name before
     */
    @Transactional
    public void admit(String issuer, String subject, ProvidedPerson person) {
        var known = userOf(issuer, subject);
        if (known.filter(user -> !user.equals(person.userId())).isPresent()) {
            throw new NotAdmittedException("was called " + known.get() + " before");
        }
        if (known.isEmpty()) {
            if (people.groupsOf(person.userId()).isPresent()) {
                throw new NotAdmittedException("has the name of a person who exists here already");
            }
            remember(issuer, subject, person.userId());
        }
        people.keep(person);
    }

    private Optional<String> userOf(String issuer, String subject) {
        return jdbc.sql("select user_id from quell.provided_person where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(String.class)
                .optional();
    }

    private void remember(String issuer, String subject, String userId) {
        jdbc.sql("insert into quell.provided_person (issuer, subject, user_id, first_seen)"
                        + " values (:issuer, :subject, :user, :now)")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("user", userId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
