package io.leadstream.pipeline.history;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.leadstream.rest.file.FileParams;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
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

/** What somebody may do with a file of deals before it is imported. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports")
class ImportReviewResource {

    private final ImportJobs jobs;
    private final FilePlanJson plans;
    private final ImportPreview preview;
    private final HistoryFile historyFile;
    private final NotedChanges changes;
    private final DealLines lines;
    private final ImportWorker worker;

    ImportReviewResource(
            ImportJobs jobs,
            FilePlanJson plans,
            ImportPreview preview,
            HistoryFile historyFile,
            NotedChanges changes,
            DealLines lines,
            ImportWorker worker) {
        this.jobs = jobs;
        this.plans = plans;
        this.preview = preview;
        this.historyFile = historyFile;
        this.changes = changes;
        this.lines = lines;
        this.worker = worker;
    }

    @GET
    @Path("imports/{id}/preview")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "A file as it would be read",
            description = "Its columns; the pipelines, stages and reasons of loss that its first 100,000 rows and its"
                    + " history name, with what they mean here; its first ten rows as deals, or what is wrong with"
                    + " them. Once the import runs, only how it is read.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportPreview.View.class),
                            examples = @ExampleObject(name = "two rows", value = ImportExamples.PREVIEW)))
    @Transactional
    public Response preview(@PathParam("id") UUID id) {
        return answer(existing(jobs.find(id)));
    }

    @PUT
    @Path("imports/{id}/mapping")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Say what columns, stages, pipelines and reasons of a file mean, and how it writes",
            description = "Needs If-Match; while the import waits for review. What is left out is guessed again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Choices.class),
                            examples = @ExampleObject(name = "mapping", value = ImportExamples.MAPPING)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportPreview.View.class)))
    @Transactional
    public Response map(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Choices choices) {
        ImportJob job = inReview(existing(jobs.lock(id)), "map");
        EntityTags.require(ifMatch, job.version());
        lines.require(choices);
        FilePlan plan = requireFile(job).with(choices);
        plan.columns(); // refuses columns that the file has not
        jobs.plan(id, plans.write(plan));
        return answer(existing(jobs.find(id)));
    }

    @PUT
    @Path("imports/{id}/history")
    @Consumes("text/csv")
    @RolesAllowed({"revops", "admin"})
    @BodyLimit(BodyLimit.IMPORT)
    @StrictQuery
    @Operation(
            summary = "Send the file with the changes of stages",
            description = "Needs If-Match; while the import waits for review. A row a change, as Salesforce's"
                    + " OpportunityFieldHistory and OpportunityHistory and Pipedrive's flow of changes have it: of"
                    + " which deal, when, to which stage, from which, and where there is such a column of which field"
                    + " (all but stages are passed over). map=Header:field, where fields are externalId, at, stage,"
                    + " fromStage, field, deleted. Another file takes the place of the one before. A history with a"
                    + " hole is none: where one row cannot be read, nothing is taken.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "two changes", value = ImportExamples.CHANGES)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportPreview.View.class)))
    public Response history(
            @PathParam("id") UUID id,
            @QueryParam("encoding") @Nullable String encoding,
            @QueryParam("separator") @Nullable String separator,
            @QueryParam("map") @Nullable List<String> map,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InputStream body)
            throws IOException {
        var order = new HistoryFile.Order(
                FileParams.encoding(encoding),
                FileParams.separator(separator),
                FileParams.mapping("map", map, "column:field"));
        QuarkusTransaction.requiringNew().run(() -> reviewed(id, ifMatch));
        HistoryFile.Receipt receipt = historyFile.receive(id, order, body);
        return QuarkusTransaction.requiringNew().call(() -> take(id, ifMatch, receipt));
    }

    private Response take(UUID id, @Nullable String ifMatch, HistoryFile.Receipt receipt) {
        try {
            ImportJob job = reviewed(id, ifMatch);
            FilePlan plan = requireFile(job);
            jobs.history(
                    id,
                    receipt.upload(),
                    receipt.rows(),
                    plans.write(plan.with(plan.habits().or(receipt.habits()))));
            changes.keepOnly(id, receipt.upload());
            return answer(existing(jobs.find(id)));
        } catch (RuntimeException e) {
            QuarkusTransaction.requiringNew().run(() -> changes.drop(id, receipt.upload()));
            throw e;
        }
    }

    @POST
    @Path("imports/{id}/start")
    @RolesAllowed({"revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Begin the run of an import that was reviewed",
            description = "If-Match is optional. Once it has begun, the same again changes nothing.")
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportView.class),
                            examples = @ExampleObject(name = "queued", value = ImportExamples.QUEUED)))
    @Transactional
    public Response start(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ImportJob job = existing(jobs.lock(id));
        EntityTags.check(ifMatch, job.version());
        if (job.state() == ImportJob.State.UNDOING || job.state() == ImportJob.State.UNDONE) {
            throw refused(job, "start");
        }
        if (job.state() == ImportJob.State.REVIEW) {
            String lacks = requireFile(job).lacks();
            if (lacks != null) {
                throw BadInput.of("columns", lacks);
            }
            jobs.start(id);
            worker.wakeAfterCommit();
        }
        ImportJob started = existing(jobs.find(id));
        return Response.accepted(ImportView.brief(started, plans.of(started)))
                .header("ETag", EntityTags.tag(started.version()))
                .build();
    }

    private Response answer(ImportJob job) {
        return Response.ok(preview.of(job, requireFile(job)))
                .header("ETag", EntityTags.tag(job.version()))
                .build();
    }

    private ImportJob reviewed(UUID id, @Nullable String ifMatch) {
        ImportJob job = inReview(existing(jobs.lock(id)), "send a history");
        EntityTags.require(ifMatch, job.version());
        return job;
    }

    private FilePlan requireFile(ImportJob job) {
        FilePlan plan = plans.of(job);
        if (plan == null) {
            throw Problem.of(409, "import-not-of-a-file", "Import is not of a file", "lines of JSON need no mapping")
                    .build();
        }
        return plan;
    }

    private static ImportJob existing(Optional<ImportJob> job) {
        return job.orElseThrow(() -> Problem.notFound("the import"));
    }

    private static ImportJob inReview(ImportJob job, String what) {
        if (job.state() != ImportJob.State.REVIEW) {
            throw refused(job, what);
        }
        return job;
    }

    private static RuntimeException refused(ImportJob job, String what) {
        return Problem.of(409, "import-not-in-review", "Import is not in review", "it is too late to " + what)
                .with("from", job.state())
                .with("allowed", List.of(ImportJob.State.REVIEW))
                .build();
    }
}
