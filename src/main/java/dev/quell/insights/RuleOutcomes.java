package dev.quell.insights;

import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How often each alert rule opened an incident for nothing. */
@Repository
public class RuleOutcomes {

    /**
     * What opened each incident: the rule (alert name, else metric, else family) of the signal that did, or the way in when
     * nobody's rule did.
     */
    static final String SQL = """
            , opener as (
                select distinct on (s.incident_id) s.incident_id, s.source,
                    coalesce(nullif(s.payload #>> '{labels,alertname}', ''), nullif(s.payload #>> '{metric,name}', ''),
                        case when jsonb_typeof(s.payload -> 'metric') = 'string' then s.payload ->> 'metric' end,
                        s.family) as rule
                from quell.signal s join cohort c on c.id = s.incident_id
                where s.outcome = 'OPENED'
                order by s.incident_id, s.received_at, s.id
            ), opened as (
                select c.id as incident_id, coalesce(o.source, c.source) as source, coalesce(o.rule, '') as rule,
                    c.false_positive
                from cohort c left join opener o on o.incident_id = c.id
            )
            """;

    private static final String OUTCOMES = SQL + """
            select source, rule, count(*) as opened, count(*) filter (where false_positive) as false_positives
            from opened group by source, rule
            order by false_positives desc, opened desc, source, rule""";

    private final Cohort cohort;

    RuleOutcomes(Cohort cohort) {
        this.cohort = cohort;
    }

    /**
     * @param source the way in, {@code alertmanager} for example
     * @param rule as the source calls it, hostile text included; empty when a person or system declared the incident
     * @param opened incidents that it opened
     * @param falsePositives those of them that were dismissed as false positives
     */
    public record RuleOutcome(String source, String rule, long opened, long falsePositives) {

        public Share share() {
            return new Share(falsePositives, opened);
        }
    }

    /** The worst first. */
    @Transactional(readOnly = true)
    public List<RuleOutcome> of(Scope scope) {
        return cohort.sql(scope, OUTCOMES)
                .query((row, index) -> new RuleOutcome(
                        row.getString("source"),
                        row.getString("rule"),
                        row.getLong("opened"),
                        row.getLong("false_positives")))
                .list();
    }
}
