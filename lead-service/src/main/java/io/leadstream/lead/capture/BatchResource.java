package io.leadstream.lead.capture;

import io.leadstream.lead.card.CallingPartner;
import io.leadstream.rest.BodyLimit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The REST door for many. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Leads")
public class BatchResource {

    private final CaptureLeads captureLeads;
    private final CallingPartner callingPartner;

    BatchResource(CaptureLeads captureLeads, CallingPartner callingPartner) {
        this.captureLeads = captureLeads;
        this.callingPartner = callingPartner;
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.BATCH)
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(
            summary = "Capture up to 1,000 leads",
            description = "Each as if it had come alone: one that is refused harms no other. 16 MiB in all.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = NewLead.class),
                            examples = @ExampleObject(name = "two", value = """
                                            [{"email":"jane.doe@acme.example","source":"EVENT"},
                                             {"email":"no address","source":"EVENT"}]""")))
    @APIResponse(
            responseCode = "207",
            description = "What became of each, in their order",
            content =
                    @Content(
                            schema = @Schema(implementation = ItemResult.Results.class),
                            examples = @ExampleObject(name = "one was refused", value = """
                                            {"results":[{"index":0,"status":201,"id":"01999999-0000-7000-8000-000000000001","touches":1},
                                             {"index":1,"status":400,"problem":{"type":"urn:leadstream:problem:bad-input",
                                               "title":"Bad input","status":400,"violations":[{"field":"email",
                                               "message":"must be an e-mail address such as jane@example.com"}]}}]}""")))
    @APIResponse(responseCode = "400", description = "Not an array of at most 1,000")
    public Response capture(byte[] body) {
        return captureLeads.capture(
                new CaptureLeads.Body(body),
                callingPartner.name().map(Door::restOf).orElse(Door.REST));
    }
}
