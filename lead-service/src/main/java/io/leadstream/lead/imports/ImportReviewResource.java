package io.leadstream.lead.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.leadstream.rest.file.RawRecord;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What somebody may do with a file before it is imported. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Imports of leads")
public class ImportReviewResource {

    private static final int SHOWN = 10;

    private final ImportJobs jobs;
    private final ImportChunk chunks;
    private final ImportWorker worker;
    private final ObjectMapper mapper;

    ImportReviewResource(ImportJobs jobs, ImportChunk chunks, ImportWorker worker, ObjectMapper mapper) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.worker = worker;
        this.mapper = mapper;
    }

    /** Fields by column; those not named are guessed. */
    record Mapping(
            @NotNull @Size(max = Columns.MOST)
            Map<@NotNull @Size(max = 500) String, @NotNull @Size(max = 50) String> columns) {}

    /** The columns, and the first lines as they would be understood. */
    record Preview(ImportJob.State state, @Nullable List<Columns.Column> columns, List<ImportChunk.Sample> sample) {}

    @GET
    @Path("imports/{id}/preview")
    @RolesAllowed({"marketing", "admin"})
    @Operation(summary = "The first lines of an import that waits for review, as they would be understood")
    @Transactional
    public Response preview(@PathParam("id") UUID id) {
        return answer(Response.ok(), find(id));
    }

    @PUT
    @Path("imports/{id}/mapping")
    @RolesAllowed({"marketing", "admin"})
    @Operation(summary = "Say which column is which field", description = "Needs If-Match; while it waits for review.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "mapping", value = ImportExamples.MAPPING)))
    @Transactional
    public Response map(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Mapping mapping) {
        ImportJob job = inReview(id, "map");
        EntityTags.require(ifMatch, job.version());
        Columns before = chunks.columns(job);
        if (before == null) {
            throw BadInput.of("columns", "must not be given: lines of JSON have none");
        }
        List<String> headers =
                before.columns().stream().map(Columns.Column::header).toList();
        jobs.map(id, write(Columns.of(headers, mapping.columns())));
        return answer(Response.ok(), find(id));
    }

    @POST
    @Path("imports/{id}/start")
    @RolesAllowed({"marketing", "admin"})
    @Operation(
            summary = "Begin the run of an import that was reviewed",
            description = "If-Match is optional. Once it has begun, the same again changes nothing.")
    @Transactional
    public Response start(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ImportJob job = jobs.lock(id).orElseThrow(() -> Problem.notFound("the import"));
        EntityTags.check(ifMatch, job.version());
        if (job.state() == ImportJob.State.REVIEW) {
            Columns columns = chunks.columns(job);
            if (columns != null && !columns.identifyPeople()) {
                throw BadInput.of("columns", "must say which column is email or phone");
            }
            jobs.start(id);
            worker.wakeAfterCommit();
        } else if (job.state() == ImportJob.State.UNDOING || job.state() == ImportJob.State.UNDONE) {
            throw refused(job, "start");
        }
        return Response.accepted(ImportView.of(find(id), chunks.columns(job), null, null))
                .build();
    }

    private ImportJob find(UUID id) {
        return jobs.find(id).orElseThrow(() -> Problem.notFound("the import"));
    }

    private ImportJob inReview(UUID id, String what) {
        ImportJob job = jobs.lock(id).orElseThrow(() -> Problem.notFound("the import"));
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

    private Response answer(Response.ResponseBuilder response, ImportJob job) {
        Columns columns = chunks.columns(job);
        List<RawRecord> first =
                job.state() == ImportJob.State.REVIEW ? jobs.chunk(job.id(), 0).orElse(List.of()) : List.of();
        var sample = chunks.sample(job, first.subList(0, Math.min(SHOWN, first.size())));
        return response.entity(new Preview(job.state(), columns == null ? null : columns.columns(), sample))
                .header("ETag", EntityTags.tag(job.version()))
                .build();
    }

    private String write(Columns columns) {
        try {
            return mapper.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("columns can be written", e);
        }
    }
}
