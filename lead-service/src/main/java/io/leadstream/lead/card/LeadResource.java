package io.leadstream.lead.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.normal.Email;
import io.leadstream.lead.normal.Phone;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.MergePatch;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lead's card. */
@Path("/api/leads")
@RunOnVirtualThread
@Tag(name = "Leads")
public class LeadResource {

    private static final Set<String> STATUSES =
            Set.of("NEW", "IQL", "MQL", "SAL", "SQL", "DISQUALIFIED", "RECYCLED", "MERGED", "ERASED");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST = 200;

    /**
     * The receipt of an erasure; it holds nothing on the person.
     *
     * @param reach what forgets when
     */
    public record Receipt(UUID id, Instant erasedAt, List<String> reach) {
        static final List<String> REACH = List.of(
                "lead-service: card, touches, activities and kept answers are deleted",
                "the other services delete what they hold on this id within seconds of lead.erased",
                "partners' topics and dead letters forget within 7 days",
                "keyed hashes remain, so that a record written before the erasure is refused when it is read again");
    }

    /** The list's filters. */
    public static class Filters {
        @QueryParam("status")
        @Nullable
        String status;

        @QueryParam("source")
        @Nullable
        String source;

        @QueryParam("owner")
        @Nullable
        String owner;

        @QueryParam("company")
        @Nullable
        String company;

        @QueryParam("q")
        @Nullable
        String q;

        LeadSearch.Filter with(@Nullable String partner) {
            String wanted = status == null ? null : status.toUpperCase(Locale.ROOT);
            if (wanted != null && !STATUSES.contains(wanted)) {
                throw BadInput.of(
                        "status", "must be one of " + STATUSES.stream().sorted().toList());
            }
            return new LeadSearch.Filter(
                    wanted, source == null ? null : source.toUpperCase(Locale.ROOT), owner, company, q, partner);
        }
    }

    private final Cards cards;
    private final LeadSearch search;
    private final ObjectMapper mapper;
    private final SecurityIdentity caller;
    private final JsonWebToken token;

    LeadResource(Cards cards, LeadSearch search, ObjectMapper mapper, SecurityIdentity caller, JsonWebToken token) {
        this.cards = cards;
        this.search = search;
        this.mapper = mapper;
        this.caller = caller;
        this.token = token;
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(summary = "One lead")
    public Response get(@PathParam("id") UUID id) {
        Cards.Versioned card = cards.get(id);
        String partner = callingPartner();
        if (partner != null && !partner.equals(card.lead().partner())) {
            throw Problem.notFound("lead " + id);
        }
        return answer(card);
    }

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "partner", "admin"})
    @Operation(
            summary = "Leads, newest first",
            description = "q finds words, or their beginnings, of name, e-mail, number and company.")
    public Page<LeadView> list(
            @BeanParam Filters filters,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        UUID last = after == null
                ? null
                : Params.uuid("after", Cursor.decode(after, 1).getFirst());
        List<LeadView> found = search.find(filters.with(callingPartner()), last, size + 1);
        return Page.of(found, size, lead -> Cursor.encode(lead.id().toString()));
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @RolesAllowed({"rep", "manager", "marketing", "admin"})
    @Operation(summary = "Change what is known of the person", description = "JSON merge patch; needs If-Match.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            examples =
                                    @ExampleObject(
                                            name = "promoted",
                                            value = "{\"jobTitle\":\"CRO\",\"owner\":\"rep\"}")))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return answer(cards.change(
                id, ifMatch, before -> normal(MergePatch.apply(mapper, before, patch, Lead.Changes.class))));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"manager", "admin"})
    @Operation(summary = "Erase the person everywhere", description = "Needs If-Match; answers with a receipt.")
    public Response erase(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return Response.accepted(new Receipt(id, cards.erase(id, ifMatch), Receipt.REACH))
                .build();
    }

    private static Response answer(Cards.Versioned card) {
        return Response.ok(card.lead())
                .header(HttpHeaders.ETAG, EntityTags.tag(card.version()))
                .build();
    }

    private static Lead.Changes normal(Lead.Changes changes) {
        String country = read("country", changes.country(), LeadResource::country);
        return new Lead.Changes(
                read("email", changes.email(), written -> Email.of(written).address()),
                read("phone", changes.phone(), written -> Phone.of(written, country)
                        .e164()),
                text("firstName", changes.firstName()),
                text("lastName", changes.lastName()),
                text("jobTitle", changes.jobTitle()),
                text("ageBand", changes.ageBand()),
                country,
                text("region", changes.region()),
                text("owner", changes.owner()));
    }

    private static @Nullable String text(String field, @Nullable String written) {
        return read(field, written, text -> {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("must have at most " + LONGEST + " characters");
            }
            return text.strip();
        });
    }

    private static @Nullable String read(String field, @Nullable String written, Function<String, String> reading) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return reading.apply(written);
        } catch (IllegalArgumentException e) {
            throw BadInput.of(field, String.valueOf(e.getMessage()));
        }
    }

    private static String country(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code such as DE");
        }
        return code;
    }

    /** The partner who asks, if a partner asks; one without a name sees nothing. */
    private @Nullable String callingPartner() {
        if (!caller.hasRole("partner")) {
            return null;
        }
        String partner = token.getClaim("partner");
        if (partner == null || partner.isBlank()) {
            throw Problem.forbidden("the token of a partner names it in the claim partner");
        }
        return partner;
    }
}
