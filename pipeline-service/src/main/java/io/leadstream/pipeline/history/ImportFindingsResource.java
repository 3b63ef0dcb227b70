package io.leadstream.pipeline.history;

import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an import or its undoing left out, to the last line: the import itself shows the first of it. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports")
class ImportFindingsResource {

    private final ImportJobs jobs;

    ImportFindingsResource(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Path("imports/{id}/errors")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "The lines that an import did not take, and why, by line",
            description = "At most the first 100,000 are kept; the import counts all of them as rejected.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "one", value = ImportExamples.ERRORS)))
    @Transactional
    public Page<ImportJobs.LineError> errors(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        long line = after == null ? 0 : lineOf(Cursor.decode(after, 1).getFirst());
        require(id);
        return Page.of(jobs.errors(id, line, size + 1), size, error -> Cursor.encode(Long.toString(error.line())));
    }

    @GET
    @Path("imports/{id}/kept")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The deals that the undoing of an import left alone, and why")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "one", value = ImportExamples.KEPT)))
    @Transactional
    public Page<ImportJobs.Kept> kept(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        require(id);
        return Page.of(
                jobs.kept(id, last, size + 1),
                size,
                kept -> Cursor.encode(kept.dealId().toString()));
    }

    private void require(UUID id) {
        if (jobs.find(id).isEmpty()) {
            throw Problem.notFound("the import");
        }
    }

    private static long lineOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }
}
