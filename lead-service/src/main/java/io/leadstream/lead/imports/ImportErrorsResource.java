package io.leadstream.lead.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.file.Cells;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an import or its undoing left out, to the last line; as a page, or to be downloaded. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Imports of leads")
public class ImportErrorsResource {

    private static final int READ_AT_ONCE = 1_000;

    private final ImportJobs jobs;
    private final ObjectMapper mapper;

    ImportErrorsResource(ImportJobs jobs, ObjectMapper mapper) {
        this.jobs = jobs;
        this.mapper = mapper;
    }

    @GET
    @Path("imports/{id}/errors")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "The lines that an import refused, and why, by line",
            description = "Pages; all at once at …/errors.ndjson or …/errors.csv. At most the first "
                    + "100,000 are kept; the import counts all of them as rejected.")
    @Transactional
    public Page<LineRefused> errors(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        require(id);
        int size = Page.limit(Params.integer("limit", limit));
        long line = after == null ? 0 : lineOf(Cursor.decode(after, 1).getFirst());
        return Page.of(jobs.errors(id, line, size + 1), size, error -> Cursor.encode(Long.toString(error.line())));
    }

    @GET
    @Path("imports/{id}/errors.ndjson")
    @Produces("application/x-ndjson")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The same at once, a line each")
    public Response errorLines(@PathParam("id") UUID id) {
        return download(id, "", this::json, "application/x-ndjson");
    }

    @GET
    @Path("imports/{id}/errors.csv")
    @Produces("text/csv")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The same as a table: line, type, field, detail")
    public Response errorRows(@PathParam("id") UUID id) {
        return download(id, "line,type,field,detail\r\n", ImportErrorsResource::row, "text/csv;charset=UTF-8");
    }

    @GET
    @Path("imports/{id}/kept")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The leads that the undoing of an import left alone, and why")
    @Transactional
    public Page<ImportJobs.KeptLead> kept(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        require(id);
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        return Page.of(
                jobs.kept(id, last, size + 1),
                size,
                kept -> Cursor.encode(kept.leadId().toString()));
    }

    private Response download(UUID id, String head, Function<LineRefused, String> form, String type) {
        require(id);
        StreamingOutput all = out -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            write(id, form, out);
        };
        return Response.ok(all, type).build();
    }

    private void write(UUID id, Function<LineRefused, String> form, OutputStream out) throws IOException {
        long last = 0;
        List<LineRefused> some = jobs.errors(id, last, READ_AT_ONCE);
        while (!some.isEmpty()) {
            out.write(some.stream().map(form).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
            last = some.getLast().line();
            some = jobs.errors(id, last, READ_AT_ONCE);
        }
    }

    private static String row(LineRefused error) {
        return error.line() + "," + error.type() + "," + Cells.written(Objects.requireNonNullElse(error.field(), ""))
                + "," + Cells.written(error.detail()) + "\r\n";
    }

    private String json(LineRefused error) {
        try {
            return mapper.writeValueAsString(error) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an error can be written", e);
        }
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
