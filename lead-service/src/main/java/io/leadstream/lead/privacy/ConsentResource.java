package io.leadstream.lead.privacy;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.ConsentState;
import io.leadstream.lead.card.Purpose;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Consent, purpose by purpose. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Privacy", description = "What people may ask of whoever keeps data on them")
public class ConsentResource {

    private final Consents consents;
    private final Cards cards;
    private final SecurityIdentity caller;
    private final Clock clock;

    ConsentResource(Consents consents, Cards cards, SecurityIdentity caller, Clock clock) {
        this.consents = consents;
        this.cards = cards;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What somebody said.
     *
     * @param source where they said it; PHONE, FORM 7, a page's address …
     * @param at when; now where it is absent
     */
    public record NewConsent(
            @NotNull @Schema(examples = "GRANTED") ConsentState state,

            @NotBlank @Size(max = 200) @Schema(examples = "PHONE")
            String source,

            @Nullable Instant at) {}

    /** What counts, and all that was said before, newest first; at most the last 1,000. */
    public record Consent(
            String purpose, ConsentState state, String source, Instant at, List<Consents.Given> history) {}

    /** What counts, purpose by purpose. */
    public record All(List<Consents.Given> items) {}

    @GET
    @Path("{id}/consents")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "To what somebody agreed, purpose by purpose",
            description = "What is not here nobody was asked. Captures' consent objects tell it, and PUT.")
    @Transactional
    public All all(@PathParam("id") UUID id) {
        return new All(consents.of(cards.family(id)));
    }

    @GET
    @Path("{id}/consents/{purpose}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Consent to one purpose, with its history")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Consent.class),
                            examples = @ExampleObject(name = "withdrawn", value = PrivacyExamples.CONSENT)))
    @Transactional
    public Response one(@PathParam("id") UUID id, @PathParam("purpose") String purpose) {
        return answer(Response.ok(), cards.family(id), Purpose.of(purpose));
    }

    @PUT
    @Path("{id}/consents/{purpose}")
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(
            summary = "Record what somebody said",
            description = "Needs If-Match once anything was said. The purpose is any word; newsLetter, news_letter and "
                    + "news-letter are one. By its own time the latest word counts; the same again changes nothing.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "withdrawn", value = PrivacyExamples.NEW_CONSENT)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Consent.class),
                            examples = @ExampleObject(name = "withdrawn", value = PrivacyExamples.CONSENT)))
    @Transactional
    public Response record(
            @PathParam("id") UUID id,
            @PathParam("purpose") String purpose,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewConsent said) {
        String normal = Purpose.of(purpose);
        cards.lockedVersion(id);
        List<UUID> family = cards.family(id);
        long version = consents.version(family, normal);
        if (version > 0 || ifMatch != null) {
            EntityTags.require(ifMatch, version);
        }
        Instant now = clock.instant();
        var given = new Consents.Given(
                normal,
                said.state(),
                said.source().strip(),
                said.at() == null ? now : Moments.notInFuture(said.at(), "at", clock),
                now,
                caller.getPrincipal().getName());
        if (!isKnown(given, said.at(), consents.history(family, normal))) {
            consents.add(id, given);
        }
        return answer(Response.ok(), family, normal);
    }

    private static boolean isKnown(Consents.Given given, @Nullable Instant at, List<Consents.Given> history) {
        if (at == null) {
            return !history.isEmpty() && isSame(history.getFirst(), given);
        }
        return history.stream()
                .anyMatch(known -> isSame(known, given) && known.at().equals(at));
    }

    private static boolean isSame(Consents.Given one, Consents.Given other) {
        return one.state() == other.state() && Objects.equals(one.source(), other.source());
    }

    private Response answer(Response.ResponseBuilder answer, List<UUID> family, String purpose) {
        List<Consents.Given> history = consents.history(family, purpose);
        if (history.isEmpty()) {
            throw Problem.notFound("consent to " + purpose);
        }
        Consents.Given last = history.getFirst();
        return answer.entity(new Consent(purpose, last.state(), last.source(), last.at(), history))
                .header(HttpHeaders.ETAG, EntityTags.tag(consents.version(family, purpose)))
                .build();
    }
}
