package io.leadstream.qualification.queue;

import io.leadstream.qualification.lead.Folded;
import io.leadstream.qualification.lifecycle.Lifecycle;
import io.leadstream.qualification.queue.QueueQuery.Filter;
import io.leadstream.qualification.queue.QueueQuery.Order;
import io.leadstream.qualification.queue.QueueQuery.Position;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Texts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The work queue: which leads to call next. */
@Path("/api/qualifications")
@RunOnVirtualThread
@Tag(name = "Work queue")
class QueueResource {

    /** What was asked for, as it came. */
    static class Asked {
        @Parameter(description = "One or several states; all when absent", example = "MQL,RECYCLED")
        @QueryParam("lifecycle")
        List<String> lifecycle = List.of();

        @Parameter(description = "One or several grades", example = "A1,A2")
        @QueryParam("grade")
        List<String> grade = List.of();

        @QueryParam("owner")
        @Nullable
        String owner;

        @QueryParam("source")
        @Nullable
        String source;

        @QueryParam("country")
        @Nullable
        String country;

        @QueryParam("industry")
        @Nullable
        String industry;

        @QueryParam("segment")
        @Nullable
        String segment;

        @Parameter(
                description = "priority, total or since; with a minus the highest or latest first",
                example = "-priority")
        @QueryParam("sort")
        @Nullable
        String sort;

        @QueryParam("limit")
        @Nullable
        String limit;

        @QueryParam("after")
        @Nullable
        String after;
    }

    private final Sql sql;
    private final QueueRates rates;
    private final QueueConfig config;

    QueueResource(Sql sql, QueueRates rates, QueueConfig config) {
        this.sql = sql;
        this.rates = rates;
        this.config = config;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "The leads to call next, by chance times value, each with why",
            description = "The chance is a model's where there is a prediction, else what own outcomes of such leads "
                    + "lead to expect; the value is what deals of such companies brought.")
    @APIResponse(responseCode = "200", description = "One page; by -priority when no sort is given")
    public Page<QueueItem> queue(@BeanParam Asked asked) {
        int limit = Page.limit(Params.integer("limit", asked.limit));
        String sort = Objects.requireNonNullElse(asked.sort, "-priority");
        boolean descending = sort.startsWith("-");
        Order order = order(descending ? sort.substring(1) : sort);
        var query = new QueueQuery(
                states(asked.lifecycle),
                grades(asked.grade),
                order,
                descending,
                filters(asked),
                position(asked, sort, order));
        // which plan is good depends on what is asked for
        sql.query("select set_config('plan_cache_mode', 'force_custom_plan', true)", row -> true);
        Rates now = rates.current();
        List<QueueItem> items =
                sql.query(query.sql(), row -> QueueItem.read(row, now, config.currency()), query.parameters(limit + 1));
        return Page.of(items, limit, last -> cursor(sort, order, last));
    }

    private static Order order(String name) {
        return Stream.of(Order.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> BadInput.of("sort", "must be priority, total or since, with or without a minus"));
    }

    /** Several may be given one by one, or with commas. */
    private static Stream<String> each(List<String> asked) {
        return asked.stream().flatMap(some -> Stream.of(some.split(",", -1)));
    }

    private static List<Lifecycle> states(List<String> asked) {
        return asked.isEmpty()
                ? List.of(Lifecycle.values())
                : each(asked)
                        .map(name -> Objects.requireNonNull(Params.choice("lifecycle", name, Lifecycle.class)))
                        .distinct()
                        .toList();
    }

    private static List<String> grades(List<String> asked) {
        List<String> grades = each(asked).distinct().toList();
        if (!grades.stream().allMatch(grade -> grade.matches("[A-D][1-4]"))) {
            throw BadInput.of("grade", "must be a letter A to D with a figure 1 to 4, or several");
        }
        return grades;
    }

    private static List<Filter> filters(Asked asked) {
        var filters = new ArrayList<Filter>();
        add(filters, "owner", "owner", asked.owner, UnaryOperator.identity());
        add(filters, "source", "source", asked.source, UnaryOperator.identity());
        add(filters, "country", "country", asked.country, country -> country.toUpperCase(Locale.ROOT));
        add(filters, "industry", "industry_word", asked.industry, Folded::word);
        add(filters, "segment", "segments", asked.segment, UnaryOperator.identity());
        return filters;
    }

    private static void add(
            List<Filter> filters, String parameter, String column, @Nullable String value, UnaryOperator<String> kept) {
        if (value != null) {
            if (value.isEmpty() || value.length() > 200 || !Texts.isStorable(value)) {
                throw BadInput.of(parameter, "must have 1 to 200 characters");
            }
            filters.add(new Filter(column, kept.apply(value)));
        }
    }

    private static @Nullable Position position(Asked asked, String sort, Order order) {
        if (asked.after == null) {
            return null;
        }
        List<String> parts = Cursor.decode(asked.after, 3);
        if (!parts.getFirst().equals(sort)) {
            throw Cursor.broken();
        }
        UUID lead = Cursor.id(parts.get(2));
        return switch (order) {
            case PRIORITY, TOTAL -> Position.ofNumber(Cursor.decimal(parts.get(1)), lead);
            case SINCE -> Position.ofTime(Cursor.time(parts.get(1)), lead);
        };
    }

    private static String cursor(String sort, Order order, QueueItem last) {
        String value =
                switch (order) {
                    case PRIORITY -> last.priority().toPlainString();
                    case TOTAL -> last.score().total().toPlainString();
                    case SINCE -> last.since().toString();
                };
        return Cursor.encode(sort, value, last.leadId().toString());
    }
}
