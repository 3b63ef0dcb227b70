package io.leadstream.lead.capture;

import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door for web forms: open to everybody who has the source's key, from its pages, at its rate. */
@Path("/api/capture")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Web forms")
public class FormResource {

    /** A form is filled in by hand. */
    private static final long LONGEST = 1 << 16;

    private final CaptureSources sources;
    private final FormOrigin origin;
    private final RateLimits rateLimits;
    private final FormCapture formCapture;

    FormResource(CaptureSources sources, FormOrigin origin, RateLimits rateLimits, FormCapture formCapture) {
        this.sources = sources;
        this.origin = origin;
        this.rateLimits = rateLimits;
        this.formCapture = formCapture;
    }

    @POST
    @Path("{sourceKey}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @BodyLimit(LONGEST)
    @Operation(
            summary = "Capture what a web form sends",
            description = "No token: the source's public key stands for it. The fields are those of a lead, in a form "
                    + "company.name and consent.email for what is nested; source is the capture source's. Fields that "
                    + "begin with _ are passed over, blank ones are absent. The answer is the same whomever we know, "
                    + "and for a filled honeypot. Servers, which send no Origin, may use it too.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT),
                        examples =
                                @ExampleObject(
                                        name = "form",
                                        value = "email=jane.doe%40acme.example&firstName=Jane&company.name=Acme")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NewLead.class),
                        examples = @ExampleObject(name = "json", value = """
                                {"email":"jane.doe@acme.example","firstName":"Jane","company":{"name":"Acme"}}"""))
            })
    @APIResponse(
            responseCode = "202",
            content =
                    @Content(
                            schema = @Schema(implementation = FormCapture.Answer.class),
                            examples = @ExampleObject(name = "accepted", value = "{\"accepted\":true}")))
    @APIResponse(responseCode = "403", description = "The page's origin is not among those of the source")
    @APIResponse(responseCode = "429", description = "More than the source takes a minute; Retry-After says when")
    public Response capture(
            @PathParam("sourceKey") String sourceKey,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] body) {
        CaptureSource source = open(sourceKey);
        String from = origin.requireAllowed(source);
        rateLimits.require(source);
        return formCapture.capture(
                new FormCapture.Submission(contentType.toLowerCase(Locale.ROOT), from, body), source);
    }

    @OPTIONS
    @Path("{sourceKey}")
    @Operation(summary = "Asks whether a page's form may be sent", description = "What a browser sends before (CORS).")
    public Response preflight(@PathParam("sourceKey") String sourceKey) {
        origin.requireAllowed(open(sourceKey));
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "content-type, idempotency-key")
                .header("Access-Control-Max-Age", 600)
                .build();
    }

    private CaptureSource open(String sourceKey) {
        return sources.bySourceKey(sourceKey)
                .filter(CaptureSource::isEnabled)
                .orElseThrow(() -> Problem.notFound("the source"));
    }
}
