package io.leadstream.pipeline.committee;

import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The eight roles as data. */
@Path("/api/buying-roles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Committee")
class BuyingRoleResource {

    /** All of them, in the order in which they are told. */
    @Schema(name = "BuyingRoles")
    record Roles(List<Described> roles) {}

    /** One role: what they do, and what it means for the deal. */
    @Schema(name = "DescribedBuyingRole")
    record Described(BuyingRole key, String name, String does, String means) {

        static Described of(BuyingRole role) {
            return new Described(role, role.title(), role.does(), role.means());
        }
    }

    @GET
    @StrictQuery
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The eight roles of a buying committee: what they do, what it means for the deal")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Roles.class),
                            examples = @ExampleObject(name = "one of them", value = CommitteeExamples.ROLES)))
    public Roles roles() {
        return new Roles(Arrays.stream(BuyingRole.values()).map(Described::of).toList());
    }
}
