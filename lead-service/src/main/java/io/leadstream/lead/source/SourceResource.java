package io.leadstream.lead.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The sources of leads and their keys. */
@Path("/api/sources")
@RunOnVirtualThread
@Tag(name = "Sources", description = "Where leads come from: web forms, senders of webhooks, campaigns")
public class SourceResource {

    private static final Duration LONGEST_CHANGE_OVER = Duration.ofDays(30);
    private static final Duration USUAL_CHANGE_OVER = Duration.ofHours(24);

    private final CaptureSources sources;
    private final SecurityIdentity caller;
    private final Clock clock;

    SourceResource(CaptureSources sources, SecurityIdentity caller, Clock clock) {
        this.sources = sources;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A source as it is shown.
     *
     * @param sourceKey for web forms; marketing and admin see it
     * @param webhooks whether its webhooks have a secret
     * @param previousSecretValidUntil so long the secret before the present one is good
     */
    public record SourceView(
            String key,
            boolean builtIn,
            @JsonUnwrapped SourceSettings settings,
            @Nullable String sourceKey,
            boolean webhooks,
            @Nullable Instant previousSecretValidUntil,
            Instant createdAt,
            Instant changedAt) {}

    /** A secret, shown this once. */
    public record Secret(String secret, @Nullable Instant previousSecretValidUntil) {}

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "The sources, by key")
    public Page<SourceView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        String last = after == null ? "" : Cursor.decode(after, 1).getFirst();
        return Page.of(
                sources.page(last, size + 1).stream().map(this::view).toList(), size, it -> Cursor.encode(it.key()));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "One source")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "source", value = SourceExamples.SOURCE)))
    @Transactional
    public Response get(@PathParam("key") String key) {
        return answer(Response.ok(), sources.locked(key));
    }

    @POST
    @Idempotent
    @RolesAllowed({"marketing", "revops", "admin"})
    @Operation(
            summary = "Open a source of your own",
            description = "Beside those built in, one per value of a lead's source. retentionDays: revops.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "web form", value = SourceExamples.NEW)))
    @APIResponse(
            responseCode = "201",
            content = @Content(examples = @ExampleObject(name = "source", value = SourceExamples.SOURCE)))
    @APIResponse(responseCode = "409", description = "The key is taken")
    public Response open(@Valid @NotNull NewSource source) {
        SourceSettings settings = permitted(null, source.settings().complete());
        if (!sources.open(source.key(), settings, Keys.sourceKey())) {
            throw Problem.of(409, "source-exists", "Source exists", "there is a source " + source.key())
                    .build();
        }
        return answer(Response.created(URI.create("/api/sources/" + source.key())), sources.locked(source.key()));
    }

    @PUT
    @Path("{key}")
    @RolesAllowed({"marketing", "revops", "admin"})
    @Operation(
            summary = "Set a source up anew",
            description = "Needs If-Match. What is not named is as at the beginning. retentionDays: revops. "
                    + "A built-in one keeps the value that it stamps.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "web form", value = SourceExamples.SETTINGS)))
    @Transactional
    public Response change(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull SourceSettings settings) {
        CaptureSource before = sources.locked(key);
        EntityTags.require(ifMatch, before.version());
        SourceSettings after = permitted(before, settings.complete());
        if (before.builtIn() && after.source() != before.source()) {
            throw BadInput.of("source", "must be " + before.source() + ": the source is built in");
        }
        if (!after.equals(before.settings())) {
            sources.change(key, after);
        }
        return answer(Response.ok(), sources.locked(key));
    }

    @POST
    @Path("{key}/source-key")
    @Idempotent
    @RolesAllowed("admin")
    @Operation(summary = "Give a source another public key", description = "The old one is good for nothing at once.")
    public Response rotateSourceKey(@PathParam("key") String key) {
        sources.locked(key);
        sources.setSourceKey(key, Keys.sourceKey());
        return answer(Response.ok(), sources.locked(key));
    }

    @POST
    @Path("{key}/webhook-secret")
    @Idempotent
    @RolesAllowed("admin")
    @Operation(
            summary = "Make a secret by which the source's webhooks are signed",
            description = "Shown this once. The one before is good for previousValidFor longer (PT24H; at most P30D; "
                    + "PT0S ends it at once).")
    @APIResponse(
            responseCode = "201",
            content = @Content(examples = @ExampleObject(name = "secret", value = SourceExamples.SECRET)))
    public Response rotateSecret(
            @PathParam("key") String key, @QueryParam("previousValidFor") @Nullable String previousValidFor) {
        Duration changeOver =
                Objects.requireNonNullElse(Params.duration("previousValidFor", previousValidFor), USUAL_CHANGE_OVER);
        if (changeOver.isNegative() || changeOver.compareTo(LONGEST_CHANGE_OVER) > 0) {
            throw BadInput.of("previousValidFor", "must be between PT0S and P30D");
        }
        CaptureSource source = sources.locked(key);
        Instant until =
                source.webhooks().current() == null ? null : clock.instant().plus(changeOver);
        String secret = Keys.webhookSecret();
        sources.changeWebhookSecret(source, secret, until);
        return Response.status(201).entity(new Secret(secret, until)).build();
    }

    @DELETE
    @Path("{key}/webhook-secret")
    @RolesAllowed("admin")
    @Operation(summary = "Take no webhooks from this source any more", description = "Needs If-Match.")
    @Transactional
    public Response endWebhooks(@PathParam("key") String key, @HeaderParam("If-Match") @Nullable String ifMatch) {
        EntityTags.require(ifMatch, sources.locked(key).version());
        sources.endWebhooks(key);
        return Response.noContent().build();
    }

    /** How long leads are kept is for revops to say. */
    private SourceSettings permitted(@Nullable CaptureSource before, SourceSettings after) {
        Integer kept = before == null ? null : before.retentionDays();
        boolean mayKeep = caller.hasRole("revops") || caller.hasRole("admin");
        if (!Objects.equals(kept, after.retentionDays()) && !mayKeep) {
            throw Problem.forbidden("retentionDays: how long leads are kept is for revops to say");
        }
        return after;
    }

    private Response answer(Response.ResponseBuilder response, CaptureSource source) {
        return response.entity(view(source))
                .header(HttpHeaders.ETAG, EntityTags.tag(source.version()))
                .build();
    }

    private SourceView view(CaptureSource source) {
        boolean usesForms = caller.hasRole("marketing") || caller.hasRole("admin");
        WebhookSecrets webhooks = source.webhooks();
        return new SourceView(
                source.key(),
                source.builtIn(),
                source.settings(),
                usesForms ? source.sourceKey() : null,
                webhooks.current() != null,
                webhooks.at(clock.instant()).size() > 1 ? webhooks.previousValidUntil() : null,
                source.createdAt(),
                source.changedAt());
    }
}
