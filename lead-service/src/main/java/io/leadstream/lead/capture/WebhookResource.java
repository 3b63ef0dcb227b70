package io.leadstream.lead.capture;

import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for partners without Kafka: webhooks, signed as Standard Webhooks prescribes. */
@Path("/api/webhooks")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Webhooks")
public class WebhookResource {

    private final CaptureSources sources;
    private final Webhooks webhooks;
    private final Clock clock;

    WebhookResource(CaptureSources sources, Webhooks webhooks, Clock clock) {
        this.sources = sources;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @POST
    @Path("{source}")
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(BodyLimit.BATCH)
    @Operation(
            summary = "Take in what a partner's webhook brings",
            description = "No token: the message is signed (Standard Webhooks) with the secret of the source of this "
                    + "key. A lead, or an array of at most 1,000, each with its externalId: the same record by a "
                    + "partner's topic is the same. The same webhook-id again gets the same answer for 30 days.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewLead.class),
                            examples = @ExampleObject(name = "one", value = """
                                            {"externalId":"4711","email":"jane.doe@acme.example","source":"PARTNER"}""")))
    @APIResponse(
            responseCode = "201",
            description = "A new lead",
            content = @Content(schema = @Schema(implementation = CaptureResource.Answer.class)))
    @APIResponse(
            responseCode = "200",
            description = "One more touch of a known lead, or the same record again",
            content = @Content(schema = @Schema(implementation = CaptureResource.Answer.class)))
    @APIResponse(
            responseCode = "207",
            description = "What became of each of an array",
            content = @Content(schema = @Schema(implementation = ItemResult.Results.class)))
    @APIResponse(responseCode = "401", description = "Not signed by the source's secret within five minutes")
    public Response receive(
            @PathParam("source") String key,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte[] body) {
        Instant now = clock.instant();
        CaptureSource source =
                sources.byKey(key).filter(CaptureSource::isEnabled).orElseThrow(() -> Problem.notFound("the source"));
        List<String> secrets = sources.webhookSecrets(source, now);
        if (secrets.isEmpty()) {
            throw Problem.notFound("the source");
        }
        WebhookSignature message = WebhookSignature.of(id, timestamp, signature);
        message.require(secrets, body, now);
        return webhooks.take(source, message, body);
    }
}
