package io.leadstream.pipeline.board;

import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The board of a pipeline. */
@Path("/api/deals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deals")
class BoardResource {

    private static final int CARDS = 20;
    private static final int MOST_OWNERS = 100;

    private static final String EXAMPLE = """
            {
              "pipeline": "standard", "name": "Standard", "baseCurrency": "EUR",
              "total": {"count": 1, "sums": [{"amount": "1200.00", "currency": "USD"}], "inBase": "1104.00",
                        "withoutRate": 0},
              "columns": [
                {"stage": "NEED_CONFIRMED", "name": "Need confirmed", "phase": "SALE", "rank": 1,
                 "total": {"count": 1, "sums": [{"amount": "1200.00", "currency": "USD"}], "inBase": "1104.00",
                           "withoutRate": 0},
                 "items": [
                   {"id": "0198f2a0-0000-7000-8000-00000000000a", "version": 3, "name": "Acme, 40 seats",
                    "amount": {"amount": "1200.00", "currency": "USD"}, "inBase": "1104.00", "owner": "rep-7",
                    "category": "PIPELINE", "expectedClose": "2026-12-31", "closeOverdue": false, "pushes": 0,
                    "stageEnteredAt": "2026-11-22T09:30:00Z"}
                 ]}
              ]
            }""";

    private final Boards boards;
    private final Pipelines pipelines;
    private final Clock clock;

    BoardResource(Boards boards, Pipelines pipelines, Clock clock) {
        this.boards = boards;
        this.pipelines = pipelines;
        this.clock = clock;
    }

    @GET
    @Path("board")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(
            summary = "The open deals of a pipeline, stage by stage",
            description = "Each column has its count, its sums by currency and in the base currency, and its newest"
                    + " deals, 20 where no limit says otherwise; more is where the list of the others goes on. owner may"
                    + " be repeated. Without pipeline it is the default one's.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Board.class),
                            examples = @ExampleObject(name = "one deal", value = EXAMPLE)))
    @StrictQuery
    @Transactional
    public Board get(
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("owner") List<String> owner,
            @QueryParam("limit") @Nullable String limit) {
        if (owner.size() > MOST_OWNERS) {
            throw BadInput.of("owner", "must have at most " + MOST_OWNERS + " values");
        }
        Integer asked = Params.integer("limit", limit);
        int cards = asked == null ? CARDS : Page.limit(asked);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return boards.show(new Boards.Asked(pipeline(pipeline), owner, cards, today));
    }

    private Pipeline pipeline(@Nullable String key) {
        return (key == null ? pipelines.theDefault() : pipelines.current(key))
                .orElseThrow(() -> Problem.notFound("the pipeline"));
    }
}
