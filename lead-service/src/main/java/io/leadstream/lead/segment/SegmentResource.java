package io.leadstream.lead.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Segments: rules over attributes, in versions. */
@Path("/api/segments")
@RunOnVirtualThread
@Tag(name = "Segments", description = "Versioned rules over attributes of leads and their companies")
public class SegmentResource {

    private static final String NEW = """
            {"key":"dach-software","name":"Software in DACH","rule":{"all":[
              {"field":"country","op":"in","value":["DE","AT","CH"]},
              {"field":"company.industry","op":"eq","value":"SOFTWARE"},
              {"not":{"field":"freeMail","op":"eq","value":true}}]}}""";

    private static final String MEMBERS = """
            select count(*) from lead_segment
            where segment = ? and lead_id not in (select id from lead where merged_into is not null)""";

    /** A new segment. */
    public record NewSegment(
            @NotNull
            @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be of lower-case letters, digits and hyphens")
            @Size(max = 100)
            String key,

            @NotBlank @Size(max = 200) String name,

            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode rule) {}

    /** What a segment is from the next version on. */
    public record NewVersion(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode rule) {}

    /** One version of a segment. */
    public record VersionView(
            String key,
            int version,
            String name,
            @Schema(type = SchemaType.OBJECT) JsonNode rule,
            String author,
            Instant changedAt) {}

    /** Whether all leads were judged by the rule. */
    @Schema(name = "SegmentState")
    public enum State {
        QUEUED,
        RUNNING,
        DONE
    }

    /**
     * A segment as it is.
     *
     * @param read how many leads were judged by this version so far; absent when it is done
     * @param members how many belong to it
     */
    public record SegmentView(
            String key,
            int version,
            String name,
            @Schema(type = SchemaType.OBJECT) JsonNode rule,
            String author,
            Instant changedAt,
            State state,
            @Nullable Long read,
            long members) {}

    private final Definitions definitions;
    private final Segments segments;
    private final SegmentWork work;
    private final Sql sql;
    private final SecurityIdentity caller;

    SegmentResource(Definitions definitions, Segments segments, SegmentWork work, Sql sql, SecurityIdentity caller) {
        this.definitions = definitions;
        this.segments = segments;
        this.work = work;
        this.sql = sql;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Segments by key, each as it is now defined")
    public Page<VersionView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? "" : Cursor.decode(after, 1).getFirst();
        List<VersionView> found =
                definitions.page(last, size + 1).stream().map(this::version).toList();
        return Page.of(found, size, segment -> Cursor.encode(segment.key()));
    }

    @POST
    @Idempotent
    @RolesAllowed({"manager", "marketing", "admin"})
    @Operation(summary = "Define a segment", description = Grammar.TEXT)
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewSegment.class),
                            examples = @ExampleObject(name = "segment", value = NEW)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SegmentView.class)))
    public Response define(@Valid @NotNull NewSegment segment) {
        Grammar.read("rule", segment.rule(), Vocabulary.CARD);
        Definitions.Definition defined = definitions.open(
                segment.key(), segment.name().strip(), segment.rule().toString(), author());
        return answer(Response.created(URI.create("/api/segments/" + defined.key())), defined);
    }

    @PUT
    @Path("{key}")
    @RolesAllowed({"manager", "marketing", "admin"})
    @Operation(
            summary = "Make a new version of a segment",
            description = "Needs If-Match. All leads are judged anew in the background; the resource shows how far. "
                    + Grammar.TEXT)
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewVersion.class),
                            examples =
                                    @ExampleObject(
                                            name = "version",
                                            value = "{\"name\":\"Software\",\"rule\":{\"field\":\"company.industry\","
                                                    + "\"op\":\"eq\",\"value\":\"SOFTWARE\"}}")))
    public Response change(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewVersion version) {
        Grammar.read("rule", version.rule(), Vocabulary.CARD);
        return answer(
                Response.ok(),
                definitions.change(
                        key, ifMatch, version.name().strip(), version.rule().toString(), author()));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One segment, how many belong to it, and whether all leads were judged by its last version")
    public Response get(@PathParam("key") String key) {
        return answer(Response.ok(), definitions.get(key));
    }

    @GET
    @Path("{key}/versions")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Every version that a segment had, the latest first")
    public Page<VersionView> versions(
            @PathParam("key") String key,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Integer before = after == null
                ? Integer.valueOf(Integer.MAX_VALUE)
                : Params.integer("after", Cursor.decode(after, 1).getFirst());
        List<VersionView> found = definitions.versions(key, Objects.requireNonNull(before), size + 1).stream()
                .map(this::version)
                .toList();
        return Page.of(found, size, version -> Cursor.encode(Integer.toString(version.version())));
    }

    private Response answer(Response.ResponseBuilder answer, Definitions.Definition segment) {
        return answer.entity(view(segment))
                .header(HttpHeaders.ETAG, EntityTags.tag(segment.version()))
                .build();
    }

    private SegmentView view(Definitions.Definition segment) {
        var progress = work.of(segment.key());
        return new SegmentView(
                segment.key(),
                segment.version(),
                segment.name(),
                segments.tree(segment.rule()),
                segment.author(),
                segment.changedAt(),
                progress.map(p -> p.running() ? State.RUNNING : State.QUEUED).orElse(State.DONE),
                progress.map(SegmentWork.Progress::read).orElse(null),
                sql.first(MEMBERS, row -> row.getLong(1), segment.key()).orElseThrow());
    }

    private VersionView version(Definitions.Definition segment) {
        return new VersionView(
                segment.key(),
                segment.version(),
                segment.name(),
                segments.tree(segment.rule()),
                segment.author(),
                segment.changedAt());
    }

    private String author() {
        return caller.getPrincipal().getName();
    }
}
