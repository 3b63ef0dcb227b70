package io.leadstream.lead.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.AccountChanges;
import io.leadstream.lead.card.AccountView;
import io.leadstream.lead.card.Accounts;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Companies: found, opened, changed. */
@Path("/api/companies")
@RunOnVirtualThread
@Tag(name = "Companies", description = "One per registrable domain")
public class CompanyResource {

    private final Accounts accounts;
    private final CompanyList companies;
    private final ObjectMapper mapper;

    CompanyResource(Accounts accounts, CompanyList companies, ObjectMapper mapper) {
        this.accounts = accounts;
        this.companies = companies;
        this.mapper = mapper;
    }

    @GET
    @Transactional
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "Companies, newest first")
    public Page<AccountView> list(
            @BeanParam CompanyList.Narrowing narrowing,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Page<UUID> page =
                Page.of(companies.page(narrowing, last(after), size + 1), size, last -> Cursor.encode(last.toString()));
        return new Page<>(accounts.of(page.items()), page.next());
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Open a company before anybody of it is captured",
            description = "Needs domain or name. 409 names the company that is known by it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AccountChanges.class),
                            examples = @ExampleObject(name = "company", value = AccountExamples.NEW_COMPANY)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "company", value = AccountExamples.COMPANY)))
    public Response open(@NotNull AccountChanges company) {
        Accounts.Versioned opened = accounts.open(company.normal());
        return answer(
                Response.created(URI.create("/api/companies/" + opened.company().id())), opened);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One company")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "company", value = AccountExamples.COMPANY)))
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), accounts.get(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Change what is known of a company, whether it is a target, and how it is to be won",
            description = "JSON merge patch; needs If-Match. 409 when another company has the domain.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(implementation = AccountChanges.class),
                            examples = @ExampleObject(name = "target", value = AccountExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountView.class),
                            examples = @ExampleObject(name = "company", value = AccountExamples.COMPANY)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(Response.ok(), accounts.change(id, ifMatch, before -> MergePatch.apply(
                        mapper, before, patch, AccountChanges.class)
                .normal()));
    }

    static @Nullable UUID last(@Nullable String after) {
        return after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
    }

    private static Response answer(Response.ResponseBuilder answer, Accounts.Versioned company) {
        return answer.entity(company.company())
                .header(HttpHeaders.ETAG, EntityTags.tag(company.version()))
                .build();
    }
}
