package io.leadstream.lead.timeline;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a timeline somebody asks for. */
class TimelinePage {

    private enum Order {
        ASC,
        DESC
    }

    @QueryParam("types")
    @Parameter(description = "such as ACTIVITY,CHANGE; all when absent")
    @Nullable
    String types;

    @QueryParam("from")
    @Parameter(description = "a time or a date, which counts")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "a time or a date, which counts no longer")
    @Nullable
    String to;

    @QueryParam("order")
    @Parameter(description = "asc or desc")
    @Nullable
    String order;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("after")
    @Nullable
    String after;

    Page<TimelineEntry> of(Timeline timeline, Timeline.Of whose) {
        int size = Page.limit(Params.integer("limit", limit));
        boolean newestFirst = Params.choice("order", order, Order.class) == Order.DESC;
        List<TimelineEntry> found = timeline.read(new Timeline.Question(
                whose,
                types,
                Params.instant("from", from),
                Params.instant("to", to),
                newestFirst,
                after == null ? null : position(Cursor.decode(after, 3), newestFirst),
                size + 1));
        return Page.of(
                found,
                size,
                last -> Cursor.encode(last.at().toString(), last.id().toString(), Boolean.toString(newestFirst)));
    }

    /** A cursor says in which direction it goes on. */
    private static Timeline.Position position(List<String> cursor, boolean newestFirst) {
        if (!cursor.get(2).equals(Boolean.toString(newestFirst))) {
            throw BadInput.of("after", "was given by a list in the other order");
        }
        return new Timeline.Position(
                Objects.requireNonNull(Params.instant("after", cursor.get(0))),
                Objects.requireNonNull(Params.uuid("after", cursor.get(1))));
    }
}
