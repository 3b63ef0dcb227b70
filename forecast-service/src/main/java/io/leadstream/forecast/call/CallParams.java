package io.leadstream.forecast.call;

import io.leadstream.forecast.call.Calls.Asked;
import io.leadstream.forecast.call.Calls.Position;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that lists of submissions and of overrides take. */
public class CallParams {

    @QueryParam("period")
    @Parameter(description = "A quarter or month", example = "2027-Q1")
    @Nullable
    String period;

    @QueryParam("scope")
    @Parameter(description = "all, team:<key> or owner:<person>", example = "team:emea")
    @Nullable
    String scope;

    @QueryParam("person")
    @Parameter(description = "Whose word it is")
    @Nullable
    String person;

    @QueryParam("pipeline")
    @Parameter(description = "Those about this pipeline alone")
    @Nullable
    String pipeline;

    @QueryParam("asOf")
    @Parameter(description = "Those said by then: a time, or a date for its end in UTC")
    @Nullable
    String asOf;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("after")
    @Nullable
    String after;

    int limit() {
        return Page.limit(Params.integer("limit", limit));
    }

    Asked asked(Call.Kind kind, boolean standing, Instant now) {
        Instant given = Params.instantAtEnd("asOf", asOf);
        return new Asked(
                kind,
                Periods.optional("period", period),
                Scopes.optional("scope", scope),
                person,
                pipeline,
                given == null ? now : given,
                standing);
    }

    @Nullable
    Position position() {
        if (after == null) {
            return null;
        }
        List<String> parts = Cursor.decode(after, 2);
        return new Position(Cursor.time(parts.getFirst()), Cursor.id(parts.getLast()));
    }

    static String cursor(CallView call) {
        return Cursor.encode(call.at().toString(), call.id().toString());
    }
}
