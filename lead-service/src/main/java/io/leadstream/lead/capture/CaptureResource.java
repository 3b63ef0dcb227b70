package io.leadstream.lead.capture;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The REST door. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Leads")
public class CaptureResource {

    /**
     * What a capture led to.
     *
     * @param touches how often this person was captured, this time included
     */
    public record Answer(UUID id, String status, int touches) {}

    private final CaptureLead captureLead;
    private final LeadStatus status;
    private final SecurityIdentity caller;
    private final JsonWebToken token;

    CaptureResource(CaptureLead captureLead, LeadStatus status, SecurityIdentity caller, JsonWebToken token) {
        this.captureLead = captureLead;
        this.status = status;
        this.caller = caller;
        this.token = token;
    }

    @POST
    @Idempotent
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(
            summary = "Capture a lead",
            description =
                    "The same person again (same normalised e-mail, else phone) is one more touch of the same lead.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewLead.class),
                            examples = @ExampleObject(name = "web form", value = """
                                                    {"email":"jane.doe@acme.example","firstName":"Jane","jobTitle":"VP Sales",
                                                     "country":"DE","source":"WEB_FORM","campaign":"autumn-launch",
                                                     "company":{"name":"Acme","industry":"SOFTWARE","employees":240}}""")))
    @APIResponse(
            responseCode = "201",
            description = "A new lead",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, implementation = Answer.class)))
    @APIResponse(responseCode = "200", description = "One more touch of a known lead")
    @APIResponse(responseCode = "400", description = "Bad input, naming every field and reason")
    public Response capture(@Valid @NotNull NewLead lead) {
        Captured captured = captureLead.capture(NormalLead.of(lead), door(lead));
        var answer = new Answer(captured.leadId(), status.of(captured.leadId()), captured.touches());
        return switch (captured.outcome()) {
            case CREATED ->
                Response.created(URI.create("/api/leads/" + captured.leadId()))
                        .header(HttpHeaders.ETAG, EntityTags.tag(captured.version()))
                        .entity(answer)
                        .build();
            case TOUCHED, REPEATED ->
                Response.ok(answer)
                        .location(URI.create("/api/leads/" + captured.leadId()))
                        .header(HttpHeaders.ETAG, EntityTags.tag(captured.version()))
                        .build();
        };
    }

    private Door door(NewLead lead) {
        if (!caller.hasRole("partner")) {
            return Door.REST;
        }
        String partner = token.getClaim("partner");
        if (partner == null || partner.isBlank()) {
            throw Problem.forbidden("the token of a partner names it in the claim partner");
        }
        if (lead.externalId() == null) {
            throw BadInput.of("externalId", "must be given by a partner");
        }
        return Door.restOf(partner);
    }
}
