package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.methodology.MeasureDeals.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How deals ended on which a methodology, or those that go with an approach, were followed or not. */
@ApplicationScoped
class Outcomes {

    /**
     * The closed deals, and what was used on each of them: carried by the pipeline, or by a stage that it entered, while
     * it was open; or answered before it was closed. Half of the questions answered counts as followed.
     */
    private static final String USED = """
            with closed as (
              select id, pipeline, segments, state, opened_at, closed_at,
                     case when state = 'WON' then extract(epoch from closed_at - opened_at) / 86400 end as days
              from deal
              where closed_at >= ? and closed_at < ? and state <> 'OPEN' and segments @> ?::jsonb
                and (?::text is null or pipeline = ?)),
            catalogue as (select * from unnest(?::text[], ?::bigint[]) as m (methodology, elements)),
            answered as (
              select deal_id, methodology, count(*) filter (where answered) as n
              from (select distinct on (a.deal_id, a.methodology, a.question) a.*
                    from playbook_answer a join closed c on c.id = a.deal_id and a.answered_at <= c.closed_at
                    order by a.deal_id, a.methodology, a.question, a.version desc) as latest
              group by deal_id, methodology),
            carried as (
              select distinct c.id as deal_id, p.methodology
              from closed c join playbook p on p.pipeline = c.pipeline and p.attached_at < c.closed_at
                and (p.detached_at is null or p.detached_at > c.opened_at)
              where p.stage is null or exists (
                select 1 from deal_fact f
                where f.deal_id = c.id and f.stage = p.stage and f.type in ('OPENED', 'STAGE_ENTERED'))),
            used as (
              select deal_id, methodology, coalesce(a.n, 0) * 2 >= k.elements as followed
              from carried c full join answered a using (deal_id, methodology) join catalogue k using (methodology)
              where c.deal_id is not null or a.n > 0)""";

    private static final String OF = """
            count(*) filter (where c.state = 'WON') as won, count(*) filter (where c.state = 'LOST') as lost,
            percentile_cont(0.5) within group (order by c.days) as days""";

    static final String BY_METHODOLOGY = USED + " select u.methodology as key, u.followed, " + OF
            + " from used u join closed c on c.id = u.deal_id group by u.methodology, u.followed";

    /** By which approach it was sold: the closest segment's that had one when the deal was opened. */
    static final String BY_APPROACH =
            USED + """
            , fits as (select * from unnest(?::text[], ?::text[]) as f (approach, methodology)),
            sold as (
              select c.id as deal_id, a.approach
              from closed c cross join lateral (
                select a.approach from adopted_approach a
                where a.adopted_at <= c.opened_at and (a.ended_at is null or a.ended_at > c.opened_at)
                  and c.segments @> a.segment and (a.pipeline is null or a.pipeline = c.pipeline)
                order by (select count(*) from jsonb_object_keys(a.segment)) + (a.pipeline is not null)::int desc,
                         a.adopted_at desc
                limit 1) as a),
            judged as (
              select s.deal_id, s.approach, exists (
                select 1 from used u join fits f using (methodology)
                where u.deal_id = s.deal_id and f.approach = s.approach and u.followed) as followed
              from sold s)
            select j.approach as key, j.followed, """ + OF + " from judged j join closed c on c.id = j.deal_id group by j.approach, j.followed";

    private final Sql sql;
    private final Kept kept;

    Outcomes(Sql sql, Kept kept) {
        this.sql = sql;
        this.kept = kept;
    }

    /** By what deals are told apart. */
    enum Grouping {
        APPROACH,
        METHODOLOGY
    }

    /** Where it was followed, and where it was not. */
    @Schema(name = "OutcomeGroup")
    record Group(String key, Outcome followed, Outcome notFollowed) {}

    private record Line(String key, boolean followed, Outcome outcome) {}

    /** In the order of the catalogue, or from the simplest approach on; none for what no deal was. */
    List<Group> of(Grouping by, Segment segment, Period period) {
        List<Object> parameters = new ArrayList<>();
        return switch (by) {
            case METHODOLOGY ->
                groups(
                        Catalogue.ALL.stream().map(Methodology::key).toList(),
                        lines(BY_METHODOLOGY, segment, period, parameters));
            case APPROACH -> {
                parameters.add(fits().map(Map.Entry::getKey).toList());
                parameters.add(fits().map(Map.Entry::getValue).toList());
                yield groups(
                        Stream.of(Approach.values()).map(Approach::key).toList(),
                        lines(BY_APPROACH, segment, period, parameters));
            }
        };
    }

    private static Stream<Map.Entry<String, String>> fits() {
        return Stream.of(Approach.values()).flatMap(approach -> approach.methodologies().stream()
                .map(fit -> Map.entry(approach.key(), fit.methodology())));
    }

    private List<Line> lines(String query, Segment segment, Period period, List<Object> more) {
        // the pipeline may be null
        var parameters = new ArrayList<@org.jspecify.annotations.Nullable Object>();
        parameters.add(period.from());
        parameters.add(period.to());
        parameters.add(kept.json(segment.values()));
        parameters.add(segment.pipeline());
        parameters.add(segment.pipeline());
        parameters.add(Catalogue.ALL.stream().map(Methodology::key).toList());
        parameters.add(
                Catalogue.ALL.stream().map(m -> (long) m.elements().size()).toList());
        parameters.addAll(more);
        return sql.list(query, Outcomes::line, parameters.toArray());
    }

    private static Line line(ResultSet row) throws SQLException {
        double days = row.getDouble("days");
        Double median = row.wasNull() ? null : Double.valueOf(days);
        return new Line(
                row.getString("key"),
                row.getBoolean("followed"),
                Outcome.of(row.getLong("won"), row.getLong("lost"), median));
    }

    private static List<Group> groups(List<String> order, List<Line> lines) {
        var groups = new LinkedHashMap<String, Group>();
        for (String key : order) {
            List<Line> own =
                    lines.stream().filter(line -> line.key().equals(key)).toList();
            if (!own.isEmpty()) {
                groups.put(key, new Group(key, outcome(own, true), outcome(own, false)));
            }
        }
        return List.copyOf(groups.values());
    }

    private static Outcome outcome(List<Line> lines, boolean followed) {
        return lines.stream()
                .filter(line -> line.followed() == followed)
                .map(Line::outcome)
                .findFirst()
                .orElse(Outcome.NONE);
    }
}
