package io.leadstream.pipeline.team;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The statement that reads a deal's timeline from several tables: each gives as many rows as the page needs, and what
 * there is to tell is put together for those alone.
 */
record TimelineQuery(List<TimelineSource> sources, boolean newestFirst, boolean withWords) {

    private static final String SOURCE = """
            (select '%1$s' as type, %2$s as at, %3$s as id, %4$s as by, (%5$s)::text as detail
             from %6$s t
             where t.deal_id = ? and %2$s >= ? and %2$s < ? and (%2$s, %3$s) %7$s (?, ?)
             order by 2%8$s, 3%8$s limit ?)
            """;

    String sql() {
        String direction = newestFirst ? " desc" : "";
        return "select * from (\n" + sources.stream().map(this::sql).collect(Collectors.joining("union all\n"))
                + ") entries order by at" + direction + ", id" + direction + " limit ?";
    }

    private String sql(TimelineSource source) {
        String detail = "coalesce(%s, '{}'::jsonb)".formatted(source.detail());
        return SOURCE.formatted(
                source.type(),
                source.at(),
                source.id(),
                source.by(),
                withWords ? "%s || coalesce(%s, '{}'::jsonb)".formatted(detail, source.words()) : detail,
                source.table(),
                newestFirst ? "<" : ">",
                newestFirst ? " desc" : "");
    }
}
