package io.leadstream.qualification.rehearsal;

import io.leadstream.qualification.rehearsal.Findings.ByVersion;
import io.leadstream.qualification.rehearsal.Findings.Difference;
import io.leadstream.qualification.rehearsal.Findings.Judgement;
import io.leadstream.qualification.rehearsal.Findings.Rep;
import io.leadstream.qualification.rehearsal.Findings.Week;
import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/** Counts the leads of a rehearsal: in the database, however many they are. */
@ApplicationScoped
class Tally {

    // of a version: its MQLs within the time, those that came to an outcome afterwards, and of the outcomes within the
    // time those that were MQL before
    private static final String COUNTS = """
            select count(*) filter (where live_mql_at >= from_at) as live_mqls,
                   count(*) filter (where live_mql_at >= from_at and sql_at >= live_mql_at) as live_sql,
                   count(*) filter (where live_mql_at >= from_at and won_at >= live_mql_at) as live_won,
                   count(*) filter (where sql_at >= from_at and live_mql_at <= sql_at) as live_sql_foreseen,
                   count(*) filter (where won_at >= from_at and live_mql_at <= won_at) as live_won_foreseen,
                   count(*) filter (where draft_mql_at >= from_at) as draft_mqls,
                   count(*) filter (where draft_mql_at >= from_at and sql_at >= draft_mql_at) as draft_sql,
                   count(*) filter (where draft_mql_at >= from_at and won_at >= draft_mql_at) as draft_won,
                   count(*) filter (where sql_at >= from_at and draft_mql_at <= sql_at) as draft_sql_foreseen,
                   count(*) filter (where won_at >= from_at and draft_mql_at <= won_at) as draft_won_foreseen,
                   count(*) filter (where sql_at >= from_at) as sql_all,
                   count(*) filter (where won_at >= from_at) as won_all,
                   count(*) filter (where draft_mql_at >= from_at and live_mql_at is null) as gained,
                   count(*) filter (where live_mql_at >= from_at and draft_mql_at is null) as lost,
                   count(*) filter (where draft_mql_at >= from_at and draft_mql_at < live_mql_at) as sooner,
                   count(*) filter (where live_mql_at >= from_at and draft_mql_at > live_mql_at) as later,
                   count(*) filter (where won_at >= from_at and draft_mql_at <= won_at
                                      and (live_mql_at is null or live_mql_at > won_at)) as wins_gained,
                   count(*) filter (where won_at >= from_at and live_mql_at <= won_at
                                      and (draft_mql_at is null or draft_mql_at > won_at)) as wins_lost
            from rehearsal_lead join rehearsal on id = rehearsal_id where rehearsal_id = ?""";

    private static final String WEEKS = """
            select to_char(week, 'YYYY-MM-DD') as week, sum(live) as live, sum(draft) as draft
            from rehearsal_lead join rehearsal on id = rehearsal_id
            cross join lateral (values (date_trunc('week', live_mql_at at time zone 'UTC'), 1, 0, live_mql_at),
                                       (date_trunc('week', draft_mql_at at time zone 'UTC'), 0, 1, draft_mql_at))
              as marks (week, live, draft, at)
            where rehearsal_id = ? and at >= from_at
            group by week order by week""";

    // the busiest; a list has a limit
    private static final String REPS = """
            select owner, count(*) filter (where live_mql_at >= from_at) as live,
                   count(*) filter (where draft_mql_at >= from_at) as draft
            from rehearsal_lead join rehearsal on id = rehearsal_id
            where rehearsal_id = ? and (live_mql_at >= from_at or draft_mql_at >= from_at)
            group by owner order by draft desc, live desc, owner limit 200""";

    private static final double SECONDS_A_WEEK = Duration.ofDays(7).toSeconds();

    private final Sql sql;

    Tally(Sql sql) {
        this.sql = sql;
    }

    Findings of(Rehearsal rehearsal) {
        UUID id = rehearsal.id();
        double weeks = Duration.between(rehearsal.from(), rehearsal.to()).toSeconds() / SECONDS_A_WEEK;
        var counted = sql.query(COUNTS, row -> row(row, rehearsal.leads()), id).getFirst();
        return new Findings(
                counted.leads(),
                counted.live(),
                counted.draft(),
                counted.difference(),
                sql.query(WEEKS, Tally::week, id),
                sql.query(REPS, row -> rep(row, weeks), id));
    }

    private static Findings row(Row row, long leads) throws SQLException {
        var difference = new Difference(
                row.number("gained"),
                row.number("lost"),
                row.number("sooner"),
                row.number("later"),
                row.number("wins_gained"),
                row.number("wins_lost"));
        return new Findings(
                leads,
                byVersion(row, "live", leads),
                byVersion(row, "draft", leads),
                difference,
                java.util.List.of(),
                java.util.List.of());
    }

    private static ByVersion byVersion(Row row, String which, long leads) throws SQLException {
        long mqls = row.number(which + "_mqls");
        return new ByVersion(
                mqls, judgement(row, which, "_sql", mqls, leads), judgement(row, which, "_won", mqls, leads));
    }

    private static Judgement judgement(Row row, String which, String outcome, long mqls, long leads)
            throws SQLException {
        return Judgement.of(
                mqls,
                row.number(which + outcome),
                row.number(which + outcome + "_foreseen"),
                row.number(outcome.substring(1) + "_all"),
                leads);
    }

    private static Week week(Row row) throws SQLException {
        return new Week(LocalDate.parse(String.valueOf(row.text("week"))), row.number("live"), row.number("draft"));
    }

    private static Rep rep(Row row, double weeks) throws SQLException {
        long live = row.number("live");
        long draft = row.number("draft");
        return new Rep(row.text("owner"), live, draft, perWeek(live, weeks), perWeek(draft, weeks));
    }

    private static double perWeek(long count, double weeks) {
        return Math.round(count / weeks * 100) / 100.0;
    }
}
