package io.leadstream.lead.privacy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that is held on a person, by a lead. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Privacy", description = "What people may ask of whoever keeps data on them")
public class LeadExportResource {

    private final PersonExports exports;

    LeadExportResource(PersonExports exports) {
        this.exports = exports;
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Everything held on a person, by any of the person's leads",
            description = "As JSON, streamed: all cards with whatever belongs to them, table by table as it is kept, "
                    + "what partners' refused records tell, and whom to ask for the rest.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "export", value = PrivacyExamples.EXPORT)))
    @Transactional
    public Response ofLead(@PathParam("id") UUID id) {
        return exports.answer(new Subject(null, null, id));
    }
}
