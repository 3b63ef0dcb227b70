package io.leadstream.pipeline.committee;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.committee.RoleSuggestions.Past;
import io.leadstream.pipeline.committee.RoleSuggestions.Seen;
import io.leadstream.pipeline.deal.BuyerSegment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
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
              select id, company_id from deal where closed_at is not null and id <> ?
              order by closed_at desc limit 20000),
            seat as (
              select f.roles, coalesce(c.industry = ?, false) as same_industry,
                     coalesce(c.size_band = ?, false) as same_size, coalesce(f.job_function, p.job_function) as job_function,
                     coalesce(f.seniority, p.seniority) as seniority
              from past
              join stakeholder s on s.deal_id = past.id
              left join company_profile c on c.company_id = past.company_id
              left join buying_person p on p.id = coalesce(s.lead_id, s.person_id)
              join lateral (
                select * from stakeholder_fact where stakeholder_id = s.id and cardinality(roles) > 0
                order by occurred_at desc, id desc limit 1) f on true)
            select job_function, seniority, same_industry, same_size, count(*) as people, %s
            from seat where job_function is not null or seniority is not null group by 1, 2, 3, 4""".formatted(COUNTS);

    private final Sql sql;

    PastRoles(Sql sql) {
        this.sql = sql;
    }

    private record Title(JobFunction jobFunction, Seniority seniority) {}

    private record Row(Title title, boolean sameIndustry, boolean sameSize, Seen seen) {}

    /** Title by title, in all closed deals but one, and in those with companies alike to its buyer. */
    List<Past> byTitle(UUID butFor, BuyerSegment buyers) {
        Map<Title, List<Row>> rows =
                sql.list(BY_TITLE, PastRoles::read, butFor, buyers.industry(), buyers.companySize()).stream()
                        .collect(Collectors.groupingBy(Row::title));
        return rows.entrySet().stream()
                .map(ofTitle -> new Past(
                        ofTitle.getKey().jobFunction,
                        ofTitle.getKey().seniority,
                        groups(buyers).stream()
                                .map(group -> sum(ofTitle.getValue(), group))
                                .toList()))
                .toList();
    }

    /** All, those of the industry, and those of the size within them. */
    private static List<Predicate<Row>> groups(BuyerSegment buyers) {
        List<Predicate<Row>> groups = new ArrayList<>();
        groups.add(_ -> true);
        if (buyers.industry() != null) {
            groups.add(Row::sameIndustry);
        }
        if (buyers.companySize() != null) {
            groups.add(groups.getLast().and(Row::sameSize));
        }
        return groups;
    }

    private static Seen sum(List<Row> rows, Predicate<Row> group) {
        return rows.stream().filter(group).map(Row::seen).reduce(Seen.NOTHING, Seen::and);
    }

    private static Row read(ResultSet row) throws SQLException {
        var played = new EnumMap<BuyingRole, Long>(BuyingRole.class);
        for (BuyingRole role : BuyingRole.values()) {
            played.put(role, row.getLong(role.name()));
        }
        @Nullable JobFunction function = JobFunction.told(row.getString("job_function"));
        @Nullable Seniority seniority = Seniority.told(row.getString("seniority"));
        return new Row(
                new Title(
                        function == null ? JobFunction.UNKNOWN : function,
                        seniority == null ? Seniority.UNKNOWN : seniority),
                row.getBoolean("same_industry"),
                row.getBoolean("same_size"),
                new Seen(row.getLong("people"), played));
    }
}
