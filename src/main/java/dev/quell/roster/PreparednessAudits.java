package dev.quell.roster;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.quell.roster.Preparedness.Missing;
import dev.quell.shared.CanonicalJson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audits of the preparation, kept. */
@Service
public class PreparednessAudits {

    private final Preparedness preparedness;
    private final JdbcClient jdbc;
    private final Clock clock;

    PreparednessAudits(Preparedness preparedness, JdbcClient jdbc, Clock clock) {
        this.preparedness = preparedness;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param missing everything that was missing then */
    public record Audit(Instant at, List<Missing> missing) {

        public List<Missing> ofSystem(String systemId) {
            return missing.stream()
                    .filter(each -> each.key().startsWith(Preparedness.SYSTEM + systemId + "/"))
                    .toList();
        }
    }

    /** Audits now and keeps what was found. */
    @Transactional
    public List<Missing> take() {
        var missing = preparedness.audit();
        jdbc.sql("insert into quell.preparedness_audit (at, findings) values (:at, cast(:findings as jsonb))")
                .param("at", Timestamp.from(clock.instant()))
                .param("findings", CanonicalJson.write(missing))
                .update();
        return missing;
    }

    /** Empty before the first one. */
    @Transactional(readOnly = true)
    public Optional<Audit> last() {
        return jdbc.sql("select at, findings from quell.preparedness_audit order by at desc, id desc limit 1")
                .query((row, number) -> new Audit(
                        row.getTimestamp("at").toInstant(),
                        CanonicalJson.read(row.getString("findings"), new TypeReference<List<Missing>>() {})))
                .optional();
    }
}
