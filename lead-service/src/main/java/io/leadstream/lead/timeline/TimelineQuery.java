package io.leadstream.lead.timeline;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement that reads the timeline from several tables. Of each owner (a lead and those merged into it, or all
 * leads of a company) each table gives as many rows as the page needs, by its index and no more, and what there is to
 * tell is put together for those of the page alone: the page costs the number of owners and tables, not the length of
 * their histories.
 *
 * @param owners who they are: tables {@code leads (id)}, {@code companies (id)} and {@code deals (id)}
 */
record TimelineQuery(String owners, List<TimelineSource> sources, boolean newestFirst) {

    /** These leads. */
    static final String OF_LEADS = "with leads (id) as materialized (select unnest(?::uuid[]))\n";

    /** A company, its leads, and what was merged into them, wherever that one had worked. */
    static final String OF_COMPANY = """
            with companies (id) as materialized (select ?::uuid),
            there (id) as materialized (
              select l.id from lead l where l.company_id = (select id from companies) and l.merged_into is null),
            leads (id) as materialized (
              select id from there
              union all
              select m.id from there cross join lateral (select id from lead where merged_into = there.id offset 0) m)
            """;

    /** A deal, its lead, and what was merged with that one. */
    static final String OF_DEAL = """
            with deals (id) as materialized (select ?::uuid),
            its (id) as materialized (
              select coalesce(l.merged_into, l.id) from deal d join lead l on l.id = d.lead_id
              where d.id = (select id from deals)),
            leads (id) as materialized (
              select id from its
              union all
              select m.id from its cross join lateral (select id from lead where merged_into = its.id offset 0) m)
            """;

    private static final String SOURCE = """
            select '%1$s' as type, k.at, k.id, %2$s as lead_id, d.by, d.detail
            from (
              select k.* from %3$s as owners cross join lateral (
                select t.%5$s as owner, t.%6$s as at, %7$s as id
                from %4$s t
                where t.%5$s = owners.id and t.%6$s >= ? and t.%6$s < ? and (t.%6$s, %7$s) %10$s (?, ?)
                order by t.%6$s%11$s, %7$s%11$s limit ?) k
              order by k.at%11$s, k.id%11$s limit ?) k
            cross join lateral (
              select %8$s as by, (%9$s)::text as detail
              from %4$s t where t.%5$s = k.owner and t.%6$s = k.at and %7$s = k.id offset 0) d
            """;

    String sql() {
        String direction = newestFirst ? " desc" : "";
        return owners + sources.stream().map(this::sql).collect(Collectors.joining("union all\n")) + "order by at"
                + direction + ", id" + direction + " limit ?";
    }

    private String sql(TimelineSource source) {
        String from =
                switch (source.of()) {
                    case LEAD, DEALS_OF_LEAD -> "leads";
                    case DEAL -> "deals";
                    case COMPANY -> "companies";
                };
        return SOURCE.formatted(
                source.type(),
                from.equals("leads") ? "k.owner" : "null::uuid",
                from,
                source.table(),
                source.owner(),
                source.at(),
                source.id(),
                source.by(),
                source.detail(),
                newestFirst ? "<" : ">",
                newestFirst ? " desc" : "");
    }
}
