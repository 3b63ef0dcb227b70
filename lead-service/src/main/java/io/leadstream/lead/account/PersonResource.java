package io.leadstream.lead.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** People of the buying side who are no leads. */
@Path("/api/people")
@RunOnVirtualThread
@Tag(name = "People", description = "Of the buying side, who have not come to us as leads")
public class PersonResource {

    /** The receipt of an erasure; it holds nothing on the person. */
    @Schema(name = "PersonErasure")
    public record Receipt(UUID id, UUID erasure, Instant erasedAt, List<String> reach) {
        static final List<String> REACH = List.of(
                "lead-service: what was kept is deleted, also the lead that the person had become",
                "the other services delete what they hold on this id within seconds of person.erased");
    }

    private final KeepPeople keep;
    private final BuyingPeople people;
    private final ObjectMapper mapper;

    PersonResource(KeepPeople keep, BuyingPeople people, ObjectMapper mapper) {
        this.keep = keep;
        this.people = people;
        this.mapper = mapper;
    }

    @GET
    @Transactional
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "People who are no leads, newest first")
    public Page<PersonView> list(
            @QueryParam("company") @Parameter(description = "a company's id") @Nullable String company,
            @QueryParam("q") @Parameter(description = "words, or their beginnings, of name and address") @Nullable
                    String q,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        List<PersonView> found = people.page(Params.uuid("company", company), q, last, size + 1).stream()
                .map(BuyingPerson::view)
                .toList();
        return Page.of(found, size, view -> Cursor.encode(view.id().toString()));
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Keep somebody who is no lead",
            description = "409 names the lead or the person who has the address or the number. Captured as a lead "
                    + "later, they show its leadId.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PersonChanges.class),
                            examples = @ExampleObject(name = "person", value = AccountExamples.PERSON)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response keep(@NotNull PersonChanges person) {
        return created(keep.keep(person.normal()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "One person who is no lead")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), keep.get(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Change what is known of somebody", description = "JSON merge patch; needs If-Match.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = PersonChanges.class),
                            examples = @ExampleObject(name = "title", value = "{\"jobTitle\":\"Group CFO\"}")))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(Response.ok(), keep.change(id, ifMatch, before -> MergePatch.apply(
                        mapper, before, patch, PersonChanges.class)
                .normal()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Erase the person everywhere, also the lead that they have become",
            description = "Needs If-Match; answers with a receipt.")
    public Response erase(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID erasure = UuidCreator.getTimeOrderedEpoch();
        return Response.accepted(new Receipt(id, erasure, keep.erase(id, ifMatch, erasure), Receipt.REACH))
                .location(URI.create("/api/erasures/" + erasure))
                .build();
    }

    static Response created(BuyingPerson person) {
        return answer(Response.created(URI.create("/api/people/" + person.id())), person);
    }

    private static Response answer(Response.ResponseBuilder answer, BuyingPerson person) {
        return answer.entity(person.view())
                .header(HttpHeaders.ETAG, EntityTags.tag(person.version()))
                .build();
    }
}
