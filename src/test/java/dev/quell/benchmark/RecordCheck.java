package dev.quell.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;

/** Looks at the record that a load left behind. */
final class RecordCheck {

    private final Lab lab;
    private final String database;
    private final QuellServer quell;

    RecordCheck(Lab lab, String database, QuellServer quell) {
        this.lab = lab;
        this.database = database;
        this.quell = quell;
    }

    /** @param acknowledged how many different series were at the least */
    void acknowledgedSeriesAreStored(String system, long acknowledged) throws SQLException {
        var stored = lab.postgres()
                .number(
                        database,
                        "select count(distinct fingerprint) from quell.signal where system_label = '" + system + "'");
        lab.checks()
                .that(
                        stored >= acknowledged,
                        "series of " + system + " stored: " + stored + ", acknowledged: " + acknowledged + " or more");
    }

    void oneOpenIncidentOf(String system) throws SQLException {
        lab.checks()
                .same(
                        lab.postgres()
                                .number(
                                        database,
                                        "select count(*) from quell.incident where system_id = '" + system + "'"),
                        1,
                        "incidents of " + system);
    }

    /** One response process an incident, and no incident beside another for the same thing. */
    void oneResponseAnIncident() throws SQLException {
        lab.checks().same(lab.postgres().number(database, """
                                select count(*) from (
                                    select i.id from quell.incident i left join act_hi_procinst p
                                        on p.business_key_ = i.id and p.proc_def_key_ = 'ai-incident-response'
                                    group by i.id having count(p.id_) <> 1) wrong"""), 0, "incidents without exactly one response");
        lab.checks().same(lab.postgres().number(database, """
                                select count(*) from (
                                    select correlation_key from quell.incident
                                    where correlation_key is not null and status not in ('CLOSED', 'DISMISSED', 'MERGED')
                                    group by correlation_key having count(*) > 1) twice"""), 0, "keys with more than one open incident");
    }

    /** Asks the product's own verifier about at most so many incidents, spread over all. */
    void chainsAreIntact(int most) throws SQLException, IOException, InterruptedException {
        var broken = new ArrayList<String>();
        var ids = lab.postgres()
                .text(
                        database,
                        "select coalesce(string_agg(id, ','), '') from (select id from quell.incident where exists"
                                + " (select from act_hi_procinst where business_key_ = id)"
                                + " order by md5(id) limit " + most + ") sample");
        for (var id : ids.isEmpty() ? new String[0] : ids.split(",")) {
            if (!quell.get("auditor", "/api/v1/incidents/" + id + "/timeline/verify")
                    .path("intact")
                    .asBoolean()) {
                broken.add(id);
            }
        }
        lab.checks().that(broken.isEmpty(), "chains of " + ids.split(",").length + " incidents are intact " + broken);
    }
}
