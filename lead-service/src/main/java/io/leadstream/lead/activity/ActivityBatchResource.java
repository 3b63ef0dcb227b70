package io.leadstream.lead.activity;

import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Idempotent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Activities of many leads at once, as web sites and mailing systems report them. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Activities")
public class ActivityBatchResource {

    private static final String LINES = "application/x-ndjson";

    private final RecordBatch recordBatch;
    private final SecurityIdentity caller;

    ActivityBatchResource(RecordBatch recordBatch, SecurityIdentity caller) {
        this.recordBatch = recordBatch;
        this.caller = caller;
    }

    @POST
    @Path("activities/batch")
    @Consumes({"application/json", LINES})
    @BodyLimit(BodyLimit.BATCH)
    @Idempotent
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Record up to 10,000 activities",
            description =
                    "A JSON array, or a line each. An activity counts once and at its own time, in whatever order "
                            + "they come: by its externalId, else by its content where that includes occurredAt; one that was "
                            + "there before answers 200 instead of 201.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = BatchActivity[].class),
                        examples = @ExampleObject(name = "three", value = BatchActivity.EXAMPLE)),
                @Content(mediaType = LINES, schema = @Schema(implementation = BatchActivity.class))
            })
    @APIResponse(
            responseCode = "207",
            content =
                    @Content(
                            schema = @Schema(implementation = BatchResult.class),
                            examples = @ExampleObject(name = "results", value = BatchResult.EXAMPLE)))
    public Response record(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type, byte @Nullable [] body) {
        byte[] given = Objects.requireNonNullElse(body, new byte[0]);
        boolean isLines = type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(LINES);
        List<byte[]> documents = isLines ? recordBatch.lines(given) : recordBatch.items(given);
        return Response.status(207)
                .entity(recordBatch.record(documents, caller.getPrincipal().getName()))
                .build();
    }
}
