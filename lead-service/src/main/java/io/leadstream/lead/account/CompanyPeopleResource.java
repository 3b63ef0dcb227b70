package io.leadstream.lead.account;

import io.leadstream.lead.account.CompanyPeople.Colleague;
import io.leadstream.lead.account.Stakeholders.StakeholderList;
import io.leadstream.lead.card.Accounts;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who works at a company, and who of them counts. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Companies")
public class CompanyPeopleResource {

    private final Accounts accounts;
    private final CompanyPeople people;
    private final KeepPeople keep;
    private final Stakeholders stakeholders;

    CompanyPeopleResource(Accounts accounts, CompanyPeople people, KeepPeople keep, Stakeholders stakeholders) {
        this.accounts = accounts;
        this.people = people;
        this.keep = keep;
        this.stakeholders = stakeholders;
    }

    @GET
    @Path("{id}/people")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Everybody known of the company, leads and others, side by side")
    public Page<Colleague> people(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        accounts.requireExisting(id);
        int size = Page.limit(Params.integer("limit", limit));
        List<Colleague> found = people.page(id, CompanyResource.last(after), size + 1);
        return Page.of(found, size, last -> Cursor.encode(last.id().toString()));
    }

    @GET
    @Path("{id}/people/counts")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "How many people of the company are known")
    public CompanyPeople.Counts counts(@PathParam("id") UUID id) {
        accounts.requireExisting(id);
        return people.count(id);
    }

    @GET
    @Path("{id}/stakeholders")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Who counts there, in the order in which we mean to win them")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderList.class),
                            examples = @ExampleObject(name = "list", value = AccountExamples.STAKEHOLDERS)))
    public Response stakeholders(@PathParam("id") UUID id) {
        long version = accounts.get(id).version();
        return Response.ok(stakeholders.of(id))
                .header(HttpHeaders.ETAG, EntityTags.tag(version))
                .build();
    }

    @PUT
    @Path("{id}/stakeholders")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Say who counts there",
            description = "Replaces the list; each is a lead or a person of this company. Needs If-Match with the "
                    + "company's ETag.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = StakeholderList.class),
                            examples = @ExampleObject(name = "list", value = AccountExamples.STAKEHOLDERS)))
    public Response setStakeholders(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull StakeholderList list) {
        long version = stakeholders.replace(id, ifMatch, list);
        return Response.ok(stakeholders.of(id))
                .header(HttpHeaders.ETAG, EntityTags.tag(version))
                .build();
    }

    @POST
    @Path("{id}/people")
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Keep somebody of this company who is no lead")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PersonChanges.class),
                            examples = @ExampleObject(name = "person", value = AccountExamples.PERSON)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response keepOf(@PathParam("id") UUID company, @NotNull PersonChanges person) {
        accounts.requireExisting(company);
        if (person.companyId() != null && !person.companyId().equals(company)) {
            throw BadInput.of("companyId", "must be the company of the path, or left out");
        }
        return PersonResource.created(keep.keep(person.at(company).normal()));
    }
}
