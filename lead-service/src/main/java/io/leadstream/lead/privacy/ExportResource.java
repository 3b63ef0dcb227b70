package io.leadstream.lead.privacy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that is held on a person. */
@Path("/api/exports")
@RunOnVirtualThread
@Tag(name = "Privacy", description = "What people may ask of whoever keeps data on them")
public class ExportResource {

    private final PersonExports exports;

    ExportResource(PersonExports exports) {
        this.exports = exports;
    }

    @POST
    @RolesAllowed({"manager", "admin"})
    @Operation(
            summary = "Everything held on a person, by e-mail, number or lead",
            description = "Makes nothing; a POST, so that no log of addresses that were asked for holds the person's.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "by e-mail", value = PrivacyExamples.SUBJECT)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "export", value = PrivacyExamples.EXPORT)))
    @Transactional
    public Response of(@Valid @NotNull Subject subject) {
        return exports.answer(subject.normal());
    }
}
