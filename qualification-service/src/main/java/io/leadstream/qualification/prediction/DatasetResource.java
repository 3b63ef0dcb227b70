package io.leadstream.qualification.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.qualification.prediction.DatasetReader.Options;
import io.leadstream.qualification.prediction.DatasetReader.TableModel;
import io.leadstream.qualification.prediction.Training.Fitted;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** Models of tables from elsewhere: to see what could be learnt from them. They never predict own leads. */
@Path("/api/predictive-models")
@RunOnVirtualThread
@Tag(name = "Predictive models")
class DatasetResource {

    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_NAME = 255;
    private static final String ROWS = "Converted,Source,Visits\n1,Chat,5\n0,Google,1\n";
    private static final String SCORES = "{\"row\":2,\"probability\":0.8127,\"logOdds\":1.4677}\n";

    record DatasetView(
            @Schema(examples = "0199d2c4-7a10-7c3e-9b51-3f0f6f1a2b01")
            UUID id,

            @Schema(examples = "DONE") Works.State state,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant requestedAt,
            @Nullable Instant finishedAt,

            @Schema(description = "What was wrong, or left out", examples = "row 17 has 3 cells, not 4") @Nullable
            String detail,

            Options options,

            @Schema(description = "Absent until DONE: method, metrics on the newest fifth, rejected fields") @Nullable
            Fitted report) {}

    private final Works works;
    private final PredictiveModels models;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;

    DatasetResource(Works works, PredictiveModels models, ObjectMapper mapper, SecurityIdentity caller) {
        this.works = works;
        this.models = models;
        this.mapper = mapper;
        this.caller = caller;
    }

    @POST
    @Path("datasets")
    @Consumes({"text/csv", "application/x-ndjson"})
    @RolesAllowed({"marketing", "admin"})
    @BodyLimit(MOST_BYTES)
    @Operation(
            summary = "Fit a model to a table, and check it",
            description =
                    "CSV (header, RFC 4180, with commas, semicolons, tabs or bars; UTF-8, UTF-16 or Latin-1) or lines"
                            + " of flat JSON; up to 64 MiB and 200,000 rows. Fields that leak the outcome are found and left out,"
                            + " each with the reason in words and figures; those that are merely remarkable are listed as"
                            + " suspected. label: the column of 1/0, true/false, yes/no or won/lost, or with positive the one text"
                            + " that means converted; rows without a label are left out. order: a column of numbers or times by which the rows come, the oldest first; else"
                            + " as they stand. outcomeAt: a column of the times of outcomes; columns x@knownAt tell when the"
                            + " values of x were known: where these are told, they decide instead of figures. without: fields to"
                            + " leave out, keep: fields known to be known beforehand, missing: texts that mean no value beside the"
                            + " empty one, N/A, null, Select and their like; each may be repeated. The table goes when it is learnt"
                            + " from.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "rows", value = ROWS)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DatasetView.class)))
    public Response create(
            @QueryParam("label") @Nullable String label,
            @QueryParam("order") @Nullable String order,
            @QueryParam("outcomeAt") @Nullable String outcomeAt,
            @QueryParam("without") @Nullable List<String> without,
            @QueryParam("keep") @Nullable List<String> keep,
            @QueryParam("missing") @Nullable List<String> missing,
            @QueryParam("positive") @Nullable String positive,
            @HeaderParam("Content-Type") String contentType,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws IOException {
        if (label == null) {
            throw BadInput.of("label", "must name the column of outcomes");
        }
        var options = new Options(
                named("label", label),
                order == null ? null : named("order", order),
                outcomeAt == null ? null : named("outcomeAt", outcomeAt),
                names("without", without),
                names("keep", keep),
                names("missing", missing),
                positive == null ? null : named("positive", positive),
                isCsv(contentType));
        String by = caller.getPrincipal().getName();
        var known = key == null
                ? null
                : works.find(by, Works.Kind.DATASET, named("Idempotency-Key", key))
                        .orElse(null);
        if (known != null) {
            return replayed(known, options, body);
        }
        UUID id = works.receive(by, models.written(options), key, body);
        return answer(works.find(Works.Kind.DATASET, id).orElseThrow()).build();
    }

    private Response replayed(Works.Work known, Options options, InputStream body) throws IOException {
        boolean isSame = Works.hashOf(body).equals(known.bodyHash())
                && options.equals(models.read(known.options(), Options.class));
        if (!isSame) {
            throw Problem.of(
                            422,
                            "idempotency-key-reused",
                            "Idempotency-Key reused",
                            "this Idempotency-Key came with another body")
                    .build();
        }
        return answer(known).header("Idempotency-Replayed", "true").build();
    }

    private Response.ResponseBuilder answer(Works.Work work) {
        return Response.accepted(view(work)).location(URI.create("/api/predictive-models/datasets/" + work.id()));
    }

    @GET
    @Path("datasets/{id}")
    @RolesAllowed({"marketing", "revops", "manager", "admin"})
    @Operation(summary = "What was learnt from a table: metrics, reliability, rejected fields")
    public DatasetView read(@PathParam("id") UUID id) {
        return view(existing(id));
    }

    @POST
    @Path("datasets/{id}/scores")
    @Consumes({"text/csv", "application/x-ndjson"})
    @Produces("application/x-ndjson")
    @RolesAllowed({"marketing", "admin"})
    @BodyLimit(MOST_BYTES)
    @Operation(
            summary = "Score the rows of another table by the model of this one",
            description = "Columns are known by name; a label among them is not looked at. A line a row, in order."
                    + " row counts a CSV's header as 1.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "rows", value = ROWS)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "scores", value = SCORES)))
    public Response score(@PathParam("id") UUID id, @HeaderParam("Content-Type") String contentType, InputStream body)
            throws IOException {
        existing(id);
        String kept = models(id);
        TableModel model = models.read(kept, TableModel.class);
        var file = Files.createTempFile("scores", ".ndjson");
        // the file is gone when it is closed, whatever happens on the way
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var table = new TableFile(mapper, model.options().missing());
            table.read(body, isCsv(contentType), (row, cells) -> {
                out.write(mapper.writeValueAsBytes(model.score(row, cells)));
                out.write('\n');
            });
        } catch (UnusableTable refused) {
            Files.delete(file);
            throw BadInput.of("body", String.valueOf(refused.getMessage()));
        }
        return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE))
                .build();
    }

    private String models(UUID id) {
        String kept = works.modelOf(id);
        if (kept.isEmpty()) {
            throw Problem.of(409, "no-model", "No model", "this dataset has no model, or not yet")
                    .build();
        }
        return kept;
    }

    private Works.Work existing(UUID id) {
        return works.find(Works.Kind.DATASET, id).orElseThrow(() -> Problem.notFound("dataset " + id));
    }

    private DatasetView view(Works.Work work) {
        return new DatasetView(
                work.id(),
                work.state(),
                work.requestedAt(),
                work.finishedAt(),
                work.detail(),
                models.read(work.options(), Options.class),
                work.report() == null ? null : models.read(work.report(), Training.Fitted.class));
    }

    private static boolean isCsv(String contentType) {
        return MediaType.valueOf(contentType).getSubtype().equals("csv");
    }

    private static Set<String> names(String parameter, @Nullable List<String> names) {
        if (names == null) {
            return Set.of();
        }
        if (names.size() > Csv.MOST_CELLS) {
            throw BadInput.of(parameter, "may be given " + Csv.MOST_CELLS + " times");
        }
        names.forEach(name -> named(parameter, name));
        return new java.util.TreeSet<>(names);
    }

    private static String named(String parameter, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw BadInput.of(parameter, "must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }
}
