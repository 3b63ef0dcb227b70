package io.leadstream.pipeline.history;

import io.leadstream.pipeline.deal.Course;
import io.leadstream.pipeline.deal.Facts;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.pipeline.deal.Line;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of a deal: its stages, and everything that happened to it. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deals")
class HistoryResource {

    /** More than any real deal has; a deal with more shows its newest. */
    private static final int FACTS_SHOWN = 1_000;

    private static final String EXAMPLE = """
            {
              "dealId": "0198f2a0-0000-7000-8000-00000000000a",
              "stages": [
                {"stage": "NEED_CONFIRMED", "name": "Need confirmed", "phase": "SALE", "rank": 1,
                 "pipeline": "standard", "version": 1,
                 "enteredAt": "2026-11-22T09:30:00Z", "leftAt": "2026-11-25T14:00:00Z",
                 "knownAt": "2026-11-22T09:30:00Z", "override": false},
                {"stage": "FIT_EVALUATED", "name": "Product evaluated", "phase": "SALE", "rank": 2,
                 "pipeline": "standard", "version": 1,
                 "enteredAt": "2026-11-25T14:00:00Z", "knownAt": "2026-11-25T14:00:00Z", "override": false}
              ],
              "facts": [
                {"type": "OPENED", "occurredAt": "2026-11-22T09:30:00Z", "knownAt": "2026-11-22T09:30:00Z",
                 "by": "rep-7", "stage": "NEED_CONFIRMED", "details": {"origin": "MANUAL"}}
              ],
              "factsOmitted": 0,
              "values": [{"value": {"amount": "1200.00", "currency": "EUR"}, "since": "2026-11-22T09:30:00Z"}]
            }""";

    private final Facts facts;
    private final ImportedHistory imported;
    private final Pipelines pipelines;
    private final FreeText freeText;

    HistoryResource(Facts facts, ImportedHistory imported, Pipelines pipelines, FreeText freeText) {
        this.facts = facts;
        this.imported = imported;
        this.pipelines = pipelines;
        this.freeText = freeText;
    }

    /**
     * @param factsOmitted older facts that are not shown
     * @param values those of the attribute asked for, one after the other
     */
    record HistoryView(
            UUID dealId,
            List<Spell> stages,
            List<Line> facts,
            long factsOmitted,
            @Nullable List<Facts.Value> values) {}

    @GET
    @Path("{id}/history")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "The deal's stages and everything that happened to it, in time",
            description =
                    "The words in why and note are shown to rep, manager and admin alone. stages=asWas (when left out)"
                            + " tells the stages as they were when the deal was in them, stages=mapped those of the pipeline's"
                            + " latest version that take their place; facts are always as they were. With attribute also"
                            + " the values that it had: amount, owner, expectedClose, pushes, segments, team, category (as"
                            + " its seller said), competitors, and for who sells name, nextStep, primaryContact,"
                            + " strategyNote.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = HistoryView.class),
                            examples = @ExampleObject(name = "under way", value = EXAMPLE)))
    @Transactional
    public HistoryView get(
            @PathParam("id") UUID id,
            @QueryParam("stages") @Nullable String stages,
            @QueryParam("attribute") @Nullable String attribute) {
        Spell.Stages told = stages(stages);
        Pipeline now = facts.pipelineOf(id);
        List<Line> before = imported.lines(id);
        List<Line> since = facts.newest(id, FACTS_SHOWN);
        List<Line> steps = Stream.concat(before.stream(), facts.steps(id, FACTS_SHOWN).stream())
                .toList();
        List<Line> all = Stream.concat(before.stream(), since.stream())
                .sorted(Comparator.comparing(Line::occurredAt))
                .map(line -> freeText.isForCaller() ? line : line.withoutFreeText())
                .toList();
        return new HistoryView(
                id,
                Spell.of(steps, pipelines::lineage, new Course(now.key(), now.version()), told),
                all,
                facts.count(id) - since.size(),
                attribute == null ? null : facts.valuesOf(id, attribute));
    }

    private static Spell.Stages stages(@Nullable String asked) {
        return switch (asked) {
            case null -> Spell.Stages.AS_WAS;
            case "asWas" -> Spell.Stages.AS_WAS;
            case "mapped" -> Spell.Stages.MAPPED;
            default -> throw BadInput.of("stages", "must be asWas or mapped");
        };
    }
}
