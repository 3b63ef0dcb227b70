package io.leadstream.lead.merge;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.leadstream.lead.card.Cards;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.Violation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Merging two cards of one person, and undoing it. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Merges")
public class MergeResource {

    /** Whose value the survivor is to have; as the API writes it. */
    public enum Whose {
        SURVIVOR,
        MERGED;

        @JsonCreator
        static Whose of(String written) {
            try {
                return valueOf(written.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("must be survivor or merged", e);
            }
        }

        Side side() {
            return switch (this) {
                case SURVIVOR -> Side.SURVIVOR;
                case MERGED -> Side.MERGED;
            };
        }
    }

    /**
     * Which lead becomes part of this one.
     *
     * @param choose by field, whose value the survivor has: {@code survivor} or {@code merged}; the others go by precedence
     */
    public record NewMerge(
            @NotNull @Schema(examples = "01999999-0000-7000-8000-000000000002")
            UUID mergedLeadId,

            @Nullable Map<String, Whose> choose) {

        Map<Field, Side> chosen() {
            var chosen = new EnumMap<Field, Side>(Field.class);
            var violations = new ArrayList<Violation>();
            if (choose != null) {
                choose.forEach((key, whose) -> Field.named(key)
                        .filter(field -> field.isChoosable() && whose != null)
                        .ifPresentOrElse(
                                field -> chosen.put(field, whose.side()),
                                () -> violations.add(new Violation(
                                        "choose." + key, "must be a field of both, and survivor or merged"))));
            }
            if (!violations.isEmpty()) {
                throw new BadInput(violations);
            }
            return chosen;
        }
    }

    private static final String EXAMPLE = """
            {"id":"01999999-0000-7000-8000-0000000000e1","leadId":"01999999-0000-7000-8000-000000000001",
             "mergedLeadId":"01999999-0000-7000-8000-000000000002","mergedAt":"2026-02-01T10:00:00Z","mergedBy":"rep",
             "fields":[{"field":"email","survivor":"jane.doe@acme.example","merged":"jane.doe+fair@acme.example",
                        "chosen":"SURVIVOR"},
                       {"field":"jobTitle","merged":"VP Sales","chosen":"MERGED"}]}""";

    private static final String PREVIEW = """
            {"leadId":"01999999-0000-7000-8000-000000000001","status":"MQL","touches":2,
             "mergedLeadId":"01999999-0000-7000-8000-000000000002","mergedStatus":"IQL","mergedTouches":1,
             "survivor":"01999999-0000-7000-8000-000000000001",
             "fields":[{"field":"email","survivor":"jane.doe@acme.example","merged":"jane.doe+fair@acme.example",
                        "chosen":"SURVIVOR","why":"SURVIVOR_FIRST"},
                       {"field":"jobTitle","merged":"VP Sales","chosen":"MERGED","why":"ONLY_MERGED"}]}""";

    private static final String UNDONE = """
            {"leadId":"01999999-0000-7000-8000-000000000001","restoredLeadId":"01999999-0000-7000-8000-000000000002",
             "unmergedAt":"2026-02-03T10:00:00Z","unmergedBy":"manager",
             "changes":[{"field":"jobTitle","before":"VP","merged":"VP Sales","now":"CRO"}],
             "touches":{"count":1,"items":[{"id":"4","what":"REST","at":"2026-02-02T10:00:00Z"}]},
             "activities":{"count":0,"items":[]},
             "notes":{"count":1,"items":[{"id":"01999999-0000-7000-8000-0000000000f1","what":"NEED",
                                          "at":"2026-02-02T11:00:00Z"}]},
             "comments":{"count":0,"items":[]},"handOvers":{"count":0,"items":[]},"consents":{"count":0,"items":[]},
             "assignments":{"count":0,"items":[]},"notRestored":[]}""";

    private final MergeLeads mergeLeads;
    private final UnmergeLeads unmergeLeads;
    private final ShowMerges show;
    private final Merges merges;
    private final Cards cards;
    private final SecurityIdentity caller;

    MergeResource(
            MergeLeads mergeLeads,
            UnmergeLeads unmergeLeads,
            ShowMerges show,
            Merges merges,
            Cards cards,
            SecurityIdentity caller) {
        this.mergeLeads = mergeLeads;
        this.unmergeLeads = unmergeLeads;
        this.show = show;
        this.merges = merges;
        this.cards = cards;
        this.caller = caller;
    }

    @GET
    @Path("{id}/merges/preview")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(
            summary = "What a merge would make of two cards, field by field, and by which precedence",
            description = "\"survivor\" names the lead that has come further: the other may become part of it.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ShowMerges.Preview.class),
                            examples = @ExampleObject(name = "preview", value = PREVIEW)))
    public ShowMerges.Preview preview(
            @PathParam("id") UUID id, @QueryParam("mergedLeadId") @Nullable String mergedLeadId) {
        UUID merged = Params.uuid("mergedLeadId", mergedLeadId);
        if (merged == null || merged.equals(id)) {
            throw BadInput.of("mergedLeadId", "must be another lead's id");
        }
        return show.preview(id, merged);
    }

    @POST
    @Path("{id}/merges")
    @Idempotent
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Make another card of the same person part of this lead",
            description = "Needs If-Match of this lead, the survivor. Both histories stay and are read together; "
                    + "captures with the other's address, number or partner record find the survivor. Merged already: "
                    + "200. 409 when either is part of another lead, or when the other has come further.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewMerge.class),
                            examples = @ExampleObject(name = "two fields chosen", value = """
                                    {"mergedLeadId":"01999999-0000-7000-8000-000000000002",
                                     "choose":{"jobTitle":"merged","phone":"survivor"}}""")))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = ShowMerges.MergeView.class),
                            examples = @ExampleObject(name = "merged", value = EXAMPLE)))
    public Response merge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewMerge merge) {
        MergeLeads.Merged merged = mergeLeads.merge(id, merge.mergedLeadId(), merge.chosen(), ifMatch, by());
        return Response.status(merged.isNew() ? 201 : 200)
                .location(URI.create(
                        "/api/leads/" + id + "/merges/" + merged.merge().id()))
                .header(HttpHeaders.ETAG, EntityTags.tag(merged.version()))
                .entity(show.view(merged.merge()))
                .build();
    }

    @GET
    @Path("{id}/merges")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "What was merged into the lead, and into what it was merged; the latest first")
    public Page<ShowMerges.MergeView> list(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        cards.requireExisting(id);
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        List<ShowMerges.MergeView> found =
                merges.of(id, last, size + 1).stream().map(show::view).toList();
        return Page.of(found, size, view -> Cursor.encode(view.id().toString()));
    }

    @GET
    @Path("{id}/merges/{mergeId}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Transactional
    @Operation(summary = "One merge, and what its undoing found")
    public ShowMerges.MergeView get(@PathParam("id") UUID id, @PathParam("mergeId") UUID mergeId) {
        return merges.find(id, mergeId)
                .map(show::view)
                .orElseThrow(() -> Problem.notFound("merge " + mergeId + " of lead " + id));
    }

    @DELETE
    @Path("{id}/merges/{mergeId}")
    @RolesAllowed({"rep", "manager", "admin"})
    @Operation(
            summary = "Undo a merge",
            description = "Needs If-Match of the survivor. Both cards are as they were; what was changed, captured and "
                    + "done since the merge is the survivor's and is listed. Of merges within each other the outer one "
                    + "is undone first (409). Undone already: the same answer again.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Undone.class),
                            examples = @ExampleObject(name = "undone", value = UNDONE)))
    public Response unmerge(
            @PathParam("id") UUID id,
            @PathParam("mergeId") UUID mergeId,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        UnmergeLeads.Answer answer = unmergeLeads.unmerge(id, mergeId, ifMatch, by());
        return Response.ok(answer.undone())
                .header(HttpHeaders.ETAG, EntityTags.tag(answer.version()))
                .build();
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
