package io.leadstream.lead.imports;

import io.leadstream.lead.source.CaptureSources;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.file.FileParams;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for files, and the way back. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Imports of leads")
public class ImportResource {

    private static final int LONGEST_KEY = 255;

    private final ImportSpool spool;
    private final ImportJobs jobs;
    private final ImportWorker worker;
    private final ImportChunk chunks;
    private final CaptureSources sources;
    private final SecurityIdentity caller;

    ImportResource(
            ImportSpool spool,
            ImportJobs jobs,
            ImportWorker worker,
            ImportChunk chunks,
            CaptureSources sources,
            SecurityIdentity caller) {
        this.spool = spool;
        this.jobs = jobs;
        this.worker = worker;
        this.chunks = chunks;
        this.sources = sources;
        this.caller = caller;
    }

    @POST
    @Path("imports")
    @Consumes({"text/csv", "application/x-ndjson"})
    @RolesAllowed({"marketing", "admin"})
    @BodyLimit(BodyLimit.IMPORT)
    @StrictQuery
    @Operation(
            summary = "Import leads",
            description =
                    "CSV, or lines of JSON; up to 2 GiB. The file is kept before the answer and worked off in the "
                            + "background; a line that is refused harms no other. Columns are guessed by their headers, "
                            + "beside those that map gives (map=Kunde:fullName, once a column; nothing after the colon passes "
                            + "it over). With review=true it waits: look at its columns and preview, put other ones to "
                            + "mapping, post to start. Encoding (utf-8, latin-1) and separator (comma, semicolon, tab) are "
                            + "found out where they are not given. With header=false the columns are called 1, 2, 3. Lines "
                            + "of a source that stands for a partner are that partner's records, known again by externalId.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "rows", value = ImportExamples.CSV)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "lines", value = ImportExamples.LINES))
            })
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "import", value = ImportExamples.DONE)))
    public Response create(
            @QueryParam("source") @Nullable String source,
            @QueryParam("encoding") @Nullable String encoding,
            @QueryParam("separator") @Nullable String separator,
            @QueryParam("header") @Nullable String header,
            @QueryParam("map") @Nullable List<String> map,
            @QueryParam("review") @Nullable String review,
            @HeaderParam("Content-Type") String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            InputStream body)
            throws IOException {
        MediaType type = MediaType.valueOf(contentType);
        String charset = encoding == null ? type.getParameters().get("charset") : encoding;
        ImportSpool.Receipt receipt = spool.receive(
                new ImportSpool.Order(
                        type.getSubtype().equals("csv") ? ImportJob.Format.CSV : ImportJob.Format.NDJSON,
                        known(source),
                        FileParams.encoding(charset),
                        FileParams.separator(separator),
                        FileParams.truth("header", header, true),
                        FileParams.mapping("map", map, "column:field"),
                        FileParams.truth("review", review, false),
                        caller.getPrincipal().getName(),
                        checked(idempotencyKey)),
                body);
        worker.wake();
        Response.ResponseBuilder response = Response.accepted().location(location(receipt.id()));
        return answer(receipt.replayed() ? response.header("Idempotency-Replayed", "true") : response, receipt.id());
    }

    @GET
    @Path("imports")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Imports, the newest first")
    @Transactional
    public Page<ImportView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                jobs.page(last, size + 1).stream()
                        .map(job -> ImportView.of(job, null, null, null))
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    @GET
    @Path("imports/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "An import: its columns, progress, counts and first errors")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "done", value = ImportExamples.DONE)))
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), id);
    }

    @DELETE
    @Path("imports/{id}")
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Undo an import",
            description = "Needs If-Match. Leads that only this import made go; those that were changed, captured "
                    + "again or active since stay and are listed. One under way is stopped first.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ImportView.class)))
    @Transactional
    public Response undo(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ImportJob job = existing(jobs.lock(id));
        EntityTags.require(ifMatch, job.version());
        switch (job.state()) {
            case REVIEW, QUEUED, RUNNING, DONE, FAILED -> jobs.beginUndo(id);
            case UNDONE -> {
                return answer(Response.ok(), id); // nothing is left to do
            }
            case RECEIVING, UNDOING -> {}
        }
        return answer(Response.accepted().location(location(id)), id);
    }

    private Response answer(Response.ResponseBuilder response, UUID id) {
        ImportJob job = existing(jobs.find(id));
        return response.entity(ImportView.of(
                        job,
                        chunks.columns(job),
                        jobs.errors(id, 0, ImportView.MOST_SHOWN),
                        jobs.kept(id, null, ImportView.MOST_SHOWN)))
                .header("ETag", EntityTags.tag(job.version()))
                .build();
    }

    private static ImportJob existing(Optional<ImportJob> job) {
        return job.orElseThrow(() -> Problem.notFound("the import"));
    }

    private static URI location(UUID id) {
        return URI.create("/api/leads/imports/" + id);
    }

    private String known(@Nullable String source) {
        String key = source == null ? "IMPORT" : source;
        if (sources.byKey(key).isEmpty()) {
            throw BadInput.of("source", "must be the key of a source");
        }
        return key;
    }

    private static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw BadInput.of("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }
}
