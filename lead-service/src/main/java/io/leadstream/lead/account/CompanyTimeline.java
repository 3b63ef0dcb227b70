package io.leadstream.lead.account;

import io.leadstream.lead.card.RawJson;
import io.leadstream.lead.database.Sql;
import io.leadstream.lead.timeline.TimelineSource;
import io.leadstream.rest.BadInput;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a company and to all its leads, in one list: the sources of the leads' timeline, for every lead, and
 * those of the company itself. Each gives as many rows as the page needs, by its index.
 */
@ApplicationScoped
class CompanyTimeline {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    /** What belongs to the company, whoever works there; what is also a lead's is the lead's. */
    private static final List<TimelineSource> OF_COMPANY = List.of(
            new TimelineSource(
                    "COMPANY_CHANGE", "company_change", "company_id", "at", "id", "t.author", "t.fields::jsonb"),
            new TimelineSource("NOTE", "note", "company_id", "source_at", "id", "t.author", """
                    jsonb_strip_nulls(jsonb_build_object('type', t.type, 'text', t.text, 'source', t.source,
                      'happenedOn', t.happened_on))"""),
            new TimelineSource(
                    "COMMENT",
                    "(select * from comment where lead_id is null and not deleted)",
                    "company_id",
                    "created_at",
                    "id",
                    "t.author",
                    "jsonb_build_object('text', t.text)"));

    private static final String LEADS = "(select l.id from lead l where l.company_id = ?)";
    private static final String ITSELF = "(select ?::uuid as id)";

    private static final String SOURCE = """
            (select t.* from %1$s as family cross join lateral (
               select '%2$s' as type, t.%5$s as at, %6$s as id, %9$s as lead_id, %7$s as by, (%8$s)::text as detail
               from %3$s t
               where t.%4$s = family.id and (t.%5$s, %6$s) %10$s (?, ?)
               order by t.%5$s %11$s, %6$s %11$s limit ?) t
             order by t.at %11$s, t.id %11$s limit ?)
            """;

    /**
     * Something that happened.
     *
     * @param type as on a lead's timeline; COMPANY_CHANGE beside
     * @param leadId to whom; absent when it is the company's
     */
    public record Entry(
            UUID id,
            @Schema(examples = "ACTIVITY") String type,
            Instant at,
            @Nullable String by,
            @Nullable UUID leadId,
            RawJson detail) {}

    /** Where a page begins: behind this entry. */
    record Position(Instant at, UUID id) {}

    private final List<TimelineSource> ofLeads;
    private final Sql sql;

    CompanyTimeline(@All List<TimelineSource> ofLeads, Sql sql) {
        this.ofLeads = ofLeads;
        this.sql = sql;
    }

    /** The entries of these types, separated by commas; of all when none is named. */
    List<Entry> page(UUID company, @Nullable String types, boolean newestFirst, @Nullable Position after, int count) {
        Position start = after != null ? after : newestFirst ? new Position(END, LAST) : new Position(BEGINNING, FIRST);
        Set<String> wanted = wanted(types);
        var parts = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        Stream.concat(
                        ofLeads.stream().map(source -> part(source, wanted, LEADS, "t." + source.lead(), newestFirst)),
                        OF_COMPANY.stream().map(source -> part(source, wanted, ITSELF, "null::uuid", newestFirst)))
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    parts.add(part);
                    parameters.addAll(List.of(company, start.at(), start.id(), count, count));
                });
        parameters.add(count);
        String order = newestFirst ? " desc" : "";
        return sql.list(
                String.join("union all\n", parts) + "order by at" + order + ", id" + order + " limit ?",
                CompanyTimeline::read,
                parameters.toArray());
    }

    private Set<String> wanted(@Nullable String types) {
        Set<String> known = Stream.concat(ofLeads.stream(), OF_COMPANY.stream())
                .map(TimelineSource::type)
                .collect(Collectors.toSet());
        if (types == null || types.isBlank()) {
            return known;
        }
        Set<String> wanted = Arrays.stream(
                        types.toUpperCase(Locale.ROOT).strip().split("\\s*,\\s*", -1))
                .collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            throw BadInput.of("types", "must be of " + known.stream().sorted().toList() + ", separated by commas");
        }
        return wanted;
    }

    private static String part(
            TimelineSource source, Set<String> wanted, String family, String lead, boolean newestFirst) {
        return !wanted.contains(source.type())
                ? ""
                : SOURCE.formatted(
                        family,
                        source.type(),
                        source.table(),
                        source.lead(),
                        source.at(),
                        source.id(),
                        source.by(),
                        source.detail(),
                        lead,
                        newestFirst ? "<" : ">",
                        newestFirst ? "desc" : "asc");
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("type"),
                Objects.requireNonNull(Sql.instant(row, "at")),
                row.getString("by"),
                row.getObject("lead_id", UUID.class),
                new RawJson(row.getString("detail")));
    }
}
