package dev.quell.insights;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The incidents of a scope, as the first part of every statement: figure and list are of the same incidents. */
@Component
class Cohort {

    private static final String SQL = """
            with cohort as (
                select i.id, i.type, i.status, i.title, i.system_id, i.source, i.detected_at, i.acknowledged_at,
                    i.contained_at, i.recovered_at, i.closed_at,
                    coalesce(i.severity, 'none') as severity,
                    to_char(i.detected_at at time zone 'UTC', 'YYYY-MM') as month,
                    i.status <> 'DISMISSED' as genuine,
                    i.status = 'DISMISSED' and i.outcome like 'False positive:%' as false_positive
                from quell.incident i
                where not i.exercise and i.status <> 'MERGED'
                    and i.detected_at >= :from and i.detected_at < :until
                    and (cast(:type as text) is null or i.type = :type)
                    and (cast(:severity as text) is null or coalesce(i.severity, 'none') = :severity)
                    and (cast(:system as text) is null or i.system_id = :system)
            )
            """;

    /** Which group a row of {@link #GROUPS} is about. */
    static final String GROUP = """
            case when grouping(month) = 0 then 'MONTH' when grouping(type) = 0 then 'TYPE'
                when grouping(severity) = 0 then 'SEVERITY' else 'ALL' end as dimension,
            coalesce(case when grouping(month) = 0 then month end, case when grouping(type) = 0 then type end,
                case when grouping(severity) = 0 then severity end, '') as key""";

    static final String GROUPS = "((), (month), (type), (severity))";

    private final JdbcClient jdbc;

    Cohort(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rest goes on after {@code with cohort as (…)} */
    StatementSpec sql(Scope scope, String rest) {
        return sql(scope, rest, Map.of());
    }

    StatementSpec sql(Scope scope, String rest, Map<String, ?> parameters) {
        planForTheseFilters();
        var type = scope.type();
        return jdbc.sql(SQL + rest)
                .param("from", start(scope.from()))
                .param("until", start(scope.to().plusDays(1)))
                .param("type", type == null ? null : type.name())
                .param("severity", scope.severity())
                .param("system", scope.system())
                .params(parameters);
    }

    /**
     * Without it PostgreSQL would soon use one plan for all filters, which takes every cohort for tiny and joins it row by
     * row. It holds until the end of the transaction.
     */
    private void planForTheseFilters() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
