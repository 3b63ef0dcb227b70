package io.leadstream.lead.prospecting;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.card.RawJson;
import io.leadstream.lead.prospecting.Prospects.Counts;
import io.leadstream.lead.prospecting.Prospects.Listed;
import io.leadstream.lead.prospecting.Prospects.Prospect;
import io.leadstream.lead.rule.Attribute;
import io.leadstream.lead.rule.Condition;
import io.leadstream.lead.rule.Grammar;
import io.leadstream.lead.rule.Vocabulary;
import io.leadstream.lead.segment.Segments;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** Lists of people who fit an ideal customer or a buyer persona, and how far we have come with them. */
@Path("/api/prospect-lists")
@RunOnVirtualThread
@Tag(name = "Prospect lists", description = "People who fit a profile, as they were when the list was built")
public class ProspectListResource {

    private static final int USUAL_LIMIT = 10_000;
    private static final int MOST = 100_000;

    private static final String NEW = """
            {"name":"CFOs of software in DACH","filter":{"all":[
              {"field":"seniority","op":"eq","value":"C_LEVEL"},{"field":"jobFunction","op":"eq","value":"FINANCE"},
              {"field":"company.industry","op":"eq","value":"SOFTWARE"},
              {"field":"country","op":"in","value":["DE","AT","CH"]}]}}""";

    /**
     * A new list: by a filter, or by a segment.
     *
     * @param filter a rule as segments have it: see POST /api/segments
     * @param segment the key of one
     * @param limit how many at most, the newest first; 10,000 unless given
     */
    public record NewList(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode filter,
            @Nullable @Size(max = 100) String segment,
            @Nullable @Min(1) @Max(MOST) Integer limit) {}

    /** What the filter looks at: the company, the person, or both. */
    public enum Basis {
        ICP,
        PERSONA,
        ICP_AND_PERSONA
    }

    /**
     * A list.
     *
     * @param filter the rule by which its members are, or were last, found
     * @param state whether they are found
     * @param read how many leads were looked at so far
     * @param complete whether everybody is on it who fitted; else it is full
     * @param counts in a list of lists absent
     */
    public record ListView(
            UUID id,
            String name,
            @Nullable String segment,
            @Schema(type = SchemaType.OBJECT) RawJson filter,
            Basis basis,
            int limit,
            ProspectList.State state,
            long read,
            boolean complete,
            String author,
            Instant createdAt,
            @Nullable Instant builtAt,
            @Nullable Counts counts) {}

    private final ProspectLists lists;
    private final Prospects prospects;
    private final Segments segments;
    private final SecurityIdentity caller;

    ProspectListResource(ProspectLists lists, Prospects prospects, Segments segments, SecurityIdentity caller) {
        this.lists = lists;
        this.prospects = prospects;
        this.segments = segments;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Make a list of people who fit a filter, or belong to a segment",
            description =
                    "The members are found in the background, from the newest lead on, and kept as they are then.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewList.class),
                            examples = @ExampleObject(name = "list", value = NEW)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response open(@Valid @NotNull NewList list) {
        boolean byFilter = list.filter() != null && !list.filter().isNull();
        if (byFilter == (list.segment() != null)) {
            throw BadInput.of("filter", "must be given, or else segment");
        }
        if (byFilter) {
            Grammar.read("filter", list.filter(), Vocabulary.CARD);
        }
        ProspectList opened = lists.open(
                list.name().strip(),
                list.segment(),
                byFilter ? String.valueOf(list.filter()) : null,
                Objects.requireNonNullElse(list.limit(), USUAL_LIMIT),
                caller.getPrincipal().getName());
        return answer(Response.created(URI.create("/api/prospect-lists/" + opened.id())), opened);
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Lists, the newest first")
    public Page<ListView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<ListView> found = lists.page(last(after), size + 1).stream()
                .map(list -> view(list, null))
                .toList();
        return Page.of(found, size, list -> Cursor.encode(list.id().toString()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One list, and how many of its members were contacted, replied, converted and won")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), lists.get(id));
    }

    @GET
    @Path("{id}/members")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "The members, the newest leads first")
    public Page<Prospect> members(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Page<Listed> page = Page.of(
                prospects.page(lists.get(id), last(after), size + 1),
                size,
                last -> Cursor.encode(last.place().toString()));
        return new Page<>(page.items().stream().map(Listed::prospect).toList(), page.next());
    }

    @POST
    @Path("{id}/refresh")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Find the members anew",
            description = "The old ones are shown until then. A list that is being built goes on as it is.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response refresh(@PathParam("id") UUID id) {
        ProspectList list = lists.refresh(id);
        return answer(Response.accepted().location(URI.create("/api/prospect-lists/" + id)), list);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Delete a list; its members stay leads", description = "Needs If-Match.")
    @APIResponse(responseCode = "204")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        lists.delete(id, ifMatch);
        return Response.noContent().build();
    }

    private static @Nullable UUID last(@Nullable String after) {
        return after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
    }

    private Response answer(Response.ResponseBuilder answer, ProspectList list) {
        return answer.entity(view(list, prospects.count(list)))
                .header(HttpHeaders.ETAG, EntityTags.tag(list.version()))
                .build();
    }

    private ListView view(ProspectList list, @Nullable Counts counts) {
        return new ListView(
                list.id(),
                list.name(),
                list.segment(),
                new RawJson(list.filter()),
                basis(segments.read(list.filter())),
                list.limit(),
                list.state(),
                list.read(),
                list.complete(),
                list.author(),
                list.createdAt(),
                list.builtAt(),
                counts);
    }

    private static Basis basis(Condition rule) {
        boolean company = rule.attributes().stream().anyMatch(Attribute::isOfCompany);
        boolean person = rule.attributes().stream().anyMatch(attribute -> !attribute.isOfCompany());
        return company && person ? Basis.ICP_AND_PERSONA : company ? Basis.ICP : Basis.PERSONA;
    }
}
