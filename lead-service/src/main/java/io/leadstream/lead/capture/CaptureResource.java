package io.leadstream.lead.capture;

import io.leadstream.lead.card.CallingPartner;
import io.leadstream.lead.card.Cards;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    @Schema(name = "CaptureAnswer")
    public record Answer(UUID id, String status, int touches) {}

    private final CaptureLead captureLead;
    private final Cards cards;
    private final CallingPartner callingPartner;
    private final CommandEvent commandEvent;
    private final Outbox outbox;

    CaptureResource(
            CaptureLead captureLead,
            Cards cards,
            CallingPartner callingPartner,
            CommandEvent commandEvent,
            Outbox outbox) {
        this.captureLead = captureLead;
        this.cards = cards;
        this.callingPartner = callingPartner;
        this.commandEvent = commandEvent;
        this.outbox = outbox;
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
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "new", value = """
                                            {"id":"01999999-0000-7000-8000-000000000001","status":"NEW","touches":1}""")))
    @APIResponse(
            responseCode = "200",
            description = "One more touch of a known lead",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "known", value = """
                                            {"id":"01999999-0000-7000-8000-000000000001","status":"MQL","touches":2}""")))
    @APIResponse(responseCode = "400", description = "Bad input, naming every field and reason")
    public Response capture(@Valid @NotNull NewLead lead) {
        Door door = callingPartner.name().map(Door::restOf).orElse(Door.REST);
        Captured captured = captureLead.capture(NormalLead.of(lead), door);
        String id = captured.leadId().toString();
        Response.ResponseBuilder response =
                switch (captured.outcome()) {
                    case CREATED -> Response.status(201).entity(new Answer(captured.leadId(), "NEW", 1));
                    case TOUCHED -> Response.ok(known(captured));
                    case REPEATED -> {
                        outbox.last(id).ifPresent(commandEvent::was);
                        yield Response.ok(known(captured));
                    }
                };
        return response.location(URI.create("/api/leads/" + id))
                .header(HttpHeaders.ETAG, EntityTags.tag(captured.version()))
                .build();
    }

    private Answer known(Captured captured) {
        return new Answer(captured.leadId(), cards.status(captured.leadId()), captured.touches());
    }
}
