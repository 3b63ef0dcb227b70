package io.leadstream.lead.privacy;

import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a source keeps no longer: to be looked at before it goes. */
@Path("/api/sources")
@RunOnVirtualThread
@Tag(name = "Sources")
public class RetentionResource {

    private static final int MOST = 10_000;
    private static final int OLDEST = 1_000;

    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    /**
     * How a source stands.
     *
     * @param retentionDays absent: it keeps leads for ever
     * @param due how many leads would go now
     * @param more whether they are more than are counted, 10,000
     * @param nextDueAt when the next of the 1,000 captured longest ago is due, if nothing is heard of them
     * @param nextRunAt when those who are due then are erased: a day after the days are set or changed, then daily
     */
    @Schema(name = "RetentionView")
    public record View(
            String source,
            @Nullable Integer retentionDays,
            long due,
            boolean more,
            @Nullable Instant nextDueAt,
            @Nullable Instant nextRunAt,
            @Nullable Instant lastRunAt,
            @Nullable Long lastErased) {}

    @GET
    @Path("{key}/retention")
    @RolesAllowed({"manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "How many leads of a source would be erased now, and when",
            description = "Leads that first came by the source, without touch, activity or change for its "
                    + "retentionDays, NEW, IQL, DISQUALIFIED or RECYCLED, with no deal. Nothing is erased by looking.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = View.class),
                            examples = @ExampleObject(name = "due", value = PrivacyExamples.RETENTION)))
    @Transactional
    public View get(@PathParam("key") String key) {
        retention.setUp();
        Retention.Rule rule = retention.find(key).orElseThrow(() -> Problem.notFound("source " + key));
        if (rule.days() == null) {
            return new View(key, null, 0, false, null, null, rule.lastRunAt(), rule.lastErased());
        }
        long due = retention.count(rule, MOST + 1);
        return new View(
                key,
                rule.days(),
                Math.min(due, MOST),
                due > MOST,
                retention.next(rule, OLDEST).orElse(null),
                rule.dueAt(),
                rule.lastRunAt(),
                rule.lastErased());
    }
}
