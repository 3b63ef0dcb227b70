package io.leadstream.lead.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Judged;
import io.leadstream.lead.routing.Documents.DryRunDocument;
import io.leadstream.lead.routing.Documents.RulesDocument;
import io.leadstream.lead.rule.Attribute;
import io.leadstream.lead.rule.Attributes;
import io.leadstream.rest.BadInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who would get a lead. */
@Path("/api/routing/dry-runs")
@RunOnVirtualThread
@Tag(name = "Routing")
public class DryRunResource {

    private final Cards cards;
    private final Judged judged;
    private final Boards boards;
    private final PublishedRules published;
    private final Clock clock;

    DryRunResource(Cards cards, Judged judged, Boards boards, PublishedRules published, Clock clock) {
        this.cards = cards;
        this.judged = judged;
        this.boards = boards;
        this.published = published;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "Who would get this lead now, and why, rule by rule",
            description = "Nothing changes. The lead is one that is there (leadId) or attributes by field (lead); the"
                    + " rules are the live ones, or those given.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DryRunDocument.class),
                            examples = @ExampleObject(name = "attributes", value = RoutingExamples.DRY_RUN)))
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "decision", value = RoutingExamples.DECISION)))
    public Decision dryRun(@Valid @NotNull DryRunDocument request) {
        List<Rule> rules = request.rules() == null ? null : new RulesDocument(request.rules()).read();
        if (rules != null) {
            published.requirePools(rules);
        }
        return boards.setUp(rules, clock.instant()).board().decide(attributes(request), clock.instant());
    }

    private Attributes attributes(DryRunDocument request) {
        if ((request.leadId() == null) == (request.lead() == null)) {
            throw BadInput.of("", "must have either leadId or lead");
        }
        return request.leadId() != null
                ? judged.of(cards.lead(request.leadId()))
                : attributes(java.util.Objects.requireNonNull(request.lead()));
    }

    private static Attributes attributes(Map<String, JsonNode> values) {
        var known = new EnumMap<Attribute, Object>(Attribute.class);
        values.forEach((field, json) -> {
            Attribute attribute = Attribute.named(field).orElseThrow(() -> BadInput.of("lead." + field, "is unknown"));
            known.put(attribute, value(attribute, json));
        });
        return known::get;
    }

    private static Object value(Attribute attribute, JsonNode json) {
        boolean fits =
                switch (attribute.kind()) {
                    case TEXT -> json.isTextual();
                    case NUMBER -> json.isNumber() && Double.isFinite(json.doubleValue());
                    case FLAG -> json.isBoolean();
                };
        if (!fits) {
            throw BadInput.of("lead." + attribute.field(), "is not of its kind");
        }
        return switch (attribute.kind()) {
            case TEXT -> json.textValue();
            case NUMBER -> json.decimalValue();
            case FLAG -> json.booleanValue();
        };
    }
}
