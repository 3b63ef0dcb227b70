package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** Imports of deals with their history, and their undoing. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports", description = "Deals with their history, by lines of JSON or as other systems export them")
class ImportResource {

    private static final int LONGEST_KEY = 255;

    private final ImportSpool spool;
    private final ImportJobs jobs;
    private final ImportWorker worker;
    private final FilePlanJson plans;
    private final DealLines lines;
    private final SecurityIdentity caller;
    private final Clock clock;

    ImportResource(
            ImportSpool spool,
            ImportJobs jobs,
            ImportWorker worker,
            FilePlanJson plans,
            DealLines lines,
            SecurityIdentity caller,
            Clock clock) {
        this.spool = spool;
        this.jobs = jobs;
        this.worker = worker;
        this.plans = plans;
        this.lines = lines;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("imports")
    @Consumes({"text/csv", "application/x-ndjson"})
    @RolesAllowed({"revops", "admin"})
    @BodyLimit(BodyLimit.IMPORT)
    @StrictQuery
    @Operation(
            summary = "Import deals with their history",
            description = "Lines of JSON, a deal each, up to 1 MiB; or CSV, a row a deal, as HubSpot, Salesforce and"
                    + " Pipedrive export it; 2 GiB in all. The body is kept before the answer, and worked off in the"
                    + " background; what is wrong with a line is shown on the import. The same line again is accepted"
                    + " and unchanged; a different one for the same externalId needs mode=correct. Gates are skipped."
                    + " Times may be dates, which mean their start in UTC.\n\nOf CSV, whose export it is (layout),"
                    + " columns, stages, encoding, separator, order of day and month and decimal mark are found out"
                    + " where they are not given: map=Header:field (externalId, name, pipeline, company, owner, source,"
                    + " amount, currency, stage, stageSince, createdAt, closedAt, wonAt, lostAt, status, isWon, isLost,"
                    + " isClosed, lossReason, deleted, observedFrom, segments.<name>, entered.<stage>; blank passes a"
                    + " column over), stage=Name:KEY (a stage's key, WON, LOST, or blank to pass it over). With"
                    + " review=true the import waits: look at its preview, put other choices to its mapping and, where"
                    + " there is one, the file with the changes of stages to its history; post to start.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two deals", value = ImportExamples.LINES)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two rows", value = ImportExamples.ROWS))
            })
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "queued", value = ImportExamples.QUEUED)))
    public Response create(
            @BeanParam FileQuery file,
            @QueryParam("observedFrom") @Nullable String observedFrom,
            @QueryParam("mode") @Nullable String mode,
            @HeaderParam("Content-Type") String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            InputStream body)
            throws IOException {
        var asked = Params.choice("mode", mode, ImportJob.Mode.class);
        Instant seenFrom = Params.instant("observedFrom", observedFrom);
        var order = new ImportSpool.Order(
                asked == null ? ImportJob.Mode.NEW : asked,
                seenFrom == null ? null : Moments.notInFuture(seenFrom, "observedFrom", clock),
                file.order(MediaType.valueOf(contentType)),
                caller.getPrincipal().getName(),
                checked(idempotencyKey));
        requireKnown(order.file());
        ImportSpool.Receipt receipt = spool.receive(order, body);
        worker.wake();
        return accepted(receipt);
    }

    private void requireKnown(ImportSpool.@Nullable FileOrder file) {
        if (file != null) {
            QuarkusTransaction.requiringNew().run(() -> lines.require(file.choices()));
        }
    }

    private Response accepted(ImportSpool.Receipt receipt) {
        Response.ResponseBuilder response = Response.accepted().location(location(receipt.id()));
        if (receipt.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        // the same again is answered the same, however far the work has come meanwhile
        ImportJob received = get(jobs.find(receipt.id())).asReceived();
        return response.entity(ImportView.of(received, plans.of(received), List.of(), List.of()))
                .header("ETag", EntityTags.tag(received.version()))
                .build();
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
                        .map(job -> ImportView.brief(job, plans.of(job)))
                        .toList(),
                size,
                view -> Cursor.encode(view.id().toString()));
    }

    @GET
    @Path("imports/{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "An import: its progress, counts and errors by line")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "done", value = ImportExamples.DONE)))
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), get(jobs.find(id)));
    }

    @DELETE
    @Path("imports/{id}")
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Undo an import",
            description = "Needs If-Match. Deals that only this import made are withdrawn, those that it corrected are"
                    + " what they were; deals changed since stay and are listed. An import under way is stopped first.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "undone", value = ImportExamples.UNDONE)))
    @Transactional
    public Response undo(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ImportJob job = get(jobs.lock(id));
        EntityTags.require(ifMatch, job.version());
        switch (job.state()) {
            case REVIEW, QUEUED, RUNNING, DONE, FAILED -> jobs.beginUndo(id);
            case RECEIVING, UNDOING, UNDONE -> {}
        }
        return answer(Response.accepted().location(location(id)), get(jobs.find(id)));
    }

    private Response answer(Response.ResponseBuilder response, ImportJob job) {
        return response.entity(ImportView.of(
                        job,
                        plans.of(job),
                        jobs.errors(job.id(), 0, ImportView.MOST_SHOWN),
                        jobs.kept(job.id(), null, ImportView.MOST_SHOWN)))
                .header("ETag", EntityTags.tag(job.version()))
                .build();
    }

    private static ImportJob get(java.util.Optional<ImportJob> job) {
        return job.orElseThrow(() -> Problem.notFound("the import"));
    }

    private static URI location(UUID id) {
        return URI.create("/api/deals/imports/" + id);
    }

    private static @Nullable String checked(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw BadInput.of("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }
}
