package io.leadstream.lead.timeline;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement that reads the timeline from several tables. Each gives as many rows as the page needs, by its index,
 * and no more: the page costs the number of tables, not the length of the history.
 */
record TimelineQuery(List<TimelineSource> sources, boolean newestFirst) {

    private static final String SOURCE = """
            select t.* from unnest(?::uuid[]) as family (lead_id) cross join lateral (
              select '%1$s' as type, t.%4$s as at, %5$s as id, t.%3$s as lead_id, %6$s as by, (%7$s)::text as detail
              from %2$s t
              where t.%3$s = family.lead_id and t.%4$s >= ? and t.%4$s < ? and (t.%4$s, %5$s) %8$s (?, ?)
              order by t.%4$s%9$s, %5$s%9$s limit ?) t
            """;

    String sql() {
        String direction = newestFirst ? " desc" : "";
        return sources.stream().map(this::sql).collect(Collectors.joining("union all\n")) + "order by at" + direction
                + ", id" + direction + " limit ?";
    }

    private String sql(TimelineSource source) {
        return SOURCE.formatted(
                source.type(),
                source.table(),
                source.lead(),
                source.at(),
                source.id(),
                source.by(),
                source.detail(),
                newestFirst ? "<" : ">",
                newestFirst ? " desc" : "");
    }
}
