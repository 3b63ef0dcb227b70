package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who held which role in past deals. */
@ApplicationScoped
class PastRoles {

    private static final String COUNTS = Arrays.stream(BuyingRole.values())
            .map(role -> "count(*) filter (where '%1$s' = any (roles)) as %1$s".formatted(role))
            .collect(Collectors.joining(", "));

    // who left had played their part all the same; the newest deals tell enough, and a read stays quick
    private static final String BY_TITLE = """
            with past as (
              select id from deal where closed_at is not null and id <> ? order by closed_at desc limit 20000),
            seat as (
              select f.roles, coalesce(f.job_function, p.job_function) as job_function,
                     coalesce(f.seniority, p.seniority) as seniority
              from past
              join stakeholder s on s.deal_id = past.id
              left join buying_person p on p.id = coalesce(s.lead_id, s.person_id)
              join lateral (
                select * from stakeholder_fact where stakeholder_id = s.id and cardinality(roles) > 0
                order by occurred_at desc, id desc limit 1) f on true)
            select job_function, seniority, count(*) as people, %s
            from seat where job_function is not null or seniority is not null group by 1, 2""".formatted(COUNTS);

    private final Sql sql;

    PastRoles(Sql sql) {
        this.sql = sql;
    }

    /** Title by title, in all closed deals but one. */
    List<RoleSuggestions.Past> byTitle(UUID butFor) {
        return sql.list(BY_TITLE, PastRoles::read, butFor);
    }

    private static RoleSuggestions.Past read(ResultSet row) throws SQLException {
        var played = new EnumMap<BuyingRole, Long>(BuyingRole.class);
        for (BuyingRole role : BuyingRole.values()) {
            played.put(role, row.getLong(role.name()));
        }
        @Nullable JobFunction function = JobFunction.told(row.getString("job_function"));
        @Nullable Seniority seniority = Seniority.told(row.getString("seniority"));
        return new RoleSuggestions.Past(
                function == null ? JobFunction.UNKNOWN : function,
                seniority == null ? Seniority.UNKNOWN : seniority,
                row.getLong("people"),
                played);
    }
}
