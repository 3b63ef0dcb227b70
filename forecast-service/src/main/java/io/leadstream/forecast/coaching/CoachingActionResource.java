package io.leadstream.forecast.coaching;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.forecast.coaching.CoachingAction.Deals;
import io.leadstream.forecast.coaching.CoachingActions.After;
import io.leadstream.forecast.coaching.CoachingActions.Filter;
import io.leadstream.forecast.cohort.TimeToAdvance;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.Horizons;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Moments;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Coaching, and what it was followed by. */
@Path("/api/coaching-actions")
@RunOnVirtualThread
@Tag(name = "Coaching", description = "Who was coached, and what it was followed by")
class CoachingActionResource {

    private static final String NEW = """
            {"whom":"rep-7","pipeline":"standard","stage":"FIT_EVALUATED","segment":{"name":"product","value":"GTX"},
             "at":"2026-07-02T09:00:00Z","note":"Walked through three lost evaluations"}""";

    private static final String SHOWN = """
            {"id":"0199d2c4-7a10-7c3e-9b51-3f0f6f1c0a01","coach":"manager-1","whom":"rep-7","pipeline":"standard",
             "stage":"FIT_EVALUATED","segment":{"name":"product","value":"GTX"},"at":"2026-07-02T09:00:00Z",
             "note":"Walked through three lost evaluations","recordedAt":"2026-07-02T10:00:00Z"}""";

    private static final String PAGE = "{\"items\":[" + SHOWN + "]}";
    private static final String STANDARD = "standard";
    private static final Duration QUARTER = Duration.ofDays(91);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String WON = "WON";

    private final CoachingActions actions;
    private final Readings readings;
    private final SecurityIdentity caller;
    private final Clock clock;

    CoachingActionResource(CoachingActions actions, Readings readings, SecurityIdentity caller, Clock clock) {
        this.actions = actions;
        this.readings = readings;
        this.caller = caller;
        this.clock = clock;
    }

    /** Of which deals. */
    @Schema(name = "CoachedSegment")
    record SegmentView(
            @NotBlank @Size(max = 200) @Schema(examples = "product")
            String name,

            @NotBlank @Size(max = 200) @Schema(examples = "GTX")
            String value) {}

    /** An action as it is sent. */
    @Schema(name = "NewCoachingAction")
    record NewAction(
            @NotBlank @Size(max = 200) @Schema(description = "An owner of deals", examples = "rep-7")
            String whom,

            @Nullable @Size(max = 200) @Schema(examples = "standard")
            String pipeline,

            @NotBlank @Size(max = 200) @Schema(examples = "FIT_EVALUATED")
            String stage,

            @Valid @Nullable SegmentView segment,

            @NotNull Instant at,

            @Nullable @Size(max = 2000) String note) {}

    /** An action as it is shown. */
    @Schema(name = "CoachingAction")
    record ActionView(
            UUID id,
            String coach,
            String whom,
            String pipeline,
            String stage,
            @Nullable SegmentView segment,
            Instant at,
            @Nullable String note,
            Instant recordedAt) {

        static ActionView of(CoachingAction action) {
            Deals about = action.about();
            return new ActionView(
                    action.id(),
                    action.coach(),
                    action.whom(),
                    action.pipeline(),
                    action.stage(),
                    about == null ? null : new SegmentView(about.segment(), about.value()),
                    action.at(),
                    action.note(),
                    action.recordedAt());
        }
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "admin"})
    @Idempotent
    @Operation(
            summary = "Records that somebody was coached",
            description = "The coach is the caller. An action is never changed: its effect is read from what follows.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "action", value = NEW)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionView.class),
                            examples = @ExampleObject(name = "action", value = SHOWN)))
    public Response record(@Valid @NotNull NewAction given) {
        String pipeline = given.pipeline() == null ? STANDARD : given.pipeline();
        rank(ladder(pipeline), given.stage());
        SegmentView segment = given.segment();
        // as finely as the database keeps it
        Instant at = Moments.notInFuture(given.at(), "at", clock).truncatedTo(ChronoUnit.MICROS);
        var action = new CoachingAction(
                UuidCreator.getTimeOrderedEpoch(),
                caller.getPrincipal().getName(),
                given.whom(),
                pipeline,
                given.stage(),
                segment == null ? null : new Deals(segment.name(), segment.value()),
                at,
                given.note(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        actions.add(action);
        return answer(action, Response.created(URI.create("/api/coaching-actions/" + action.id())));
    }

    private Ladder ladder(String pipeline) {
        try {
            return readings.ladder(pipeline);
        } catch (HttpProblem unknown) {
            throw BadInput.of("pipeline", "is not known here");
        }
    }

    private static int rank(Ladder ladder, String stage) {
        return IntStream.range(0, ladder.sale().size())
                        .filter(i -> ladder.sale().get(i).key().equals(stage))
                        .findFirst()
                        .orElseThrow(() -> BadInput.of(
                                "stage",
                                "must be one of "
                                        + ladder.sale().stream().map(Stage::key).toList()))
                + 1;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "revops", "admin"})
    @StrictQuery
    @Operation(summary = "Coaching actions, the latest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionView.class),
                            examples = @ExampleObject(name = "page", value = PAGE)))
    public Page<ActionView> list(
            @QueryParam("whom") @Nullable String whom,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("limit") @Parameter(description = "1 to 200; 50 when left out") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after) {
        int most = Page.limit(Params.integer("limit", limit));
        var page = Page.of(
                actions.list(new Filter(whom, pipeline, stage), after == null ? null : after(after), most + 1),
                most,
                last -> Cursor.encode(last.at().toString(), last.id().toString()));
        return new Page<>(page.items().stream().map(ActionView::of).toList(), page.next());
    }

    private static After after(String cursor) {
        List<String> parts = Cursor.decode(cursor, 2);
        return new After(Cursor.time(parts.get(0)), Cursor.id(parts.get(1)));
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"manager", "revops", "admin"})
    @Operation(summary = "A coaching action")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ActionView.class),
                            examples = @ExampleObject(name = "action", value = SHOWN)))
    public Response get(@PathParam("id") String id) {
        return answer(find(id), Response.ok());
    }

    @GET
    @Path("{id}/effect")
    @RolesAllowed({"manager", "revops", "admin"})
    @StrictQuery
    @Figure(daily = true)
    @Operation(
            summary = "Conversion before and after the action",
            description = "Of the deals that whom owned when they entered the stage, how many advanced within the "
                    + "horizon: a quarter of them before the action and up to a quarter after it, those only that had "
                    + "the whole horizon by asOf, the end of yesterday when left out. TOO_FEW when a side has fewer "
                    + "than 30. Whoever is coached because of a bad quarter does better in the next without it, too: "
                    + "the change of everybody else is beside it, chance is in the interval, and neither proves a "
                    + "cause.")
    @APIResponse(
            responseCode = "200",
            description = "The effect, with its freshness",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EffectAnswer.class),
                            examples = @ExampleObject(name = "figures", value = EffectAnswer.EXAMPLE)))
    public EffectAnswer effect(
            @PathParam("id") String id,
            @QueryParam("asOf")
                    @Parameter(description = "Only what happened until then counts: a time, or a date for its end")
                    @Nullable
                    String asOf,
            @QueryParam("horizon")
                    @Parameter(
                            description = "Whole days; when left out those in which three quarters of the deals that "
                                    + "advance do, 30 when too few ever did",
                            example = "P30D")
                    @Nullable
                    String horizon) {
        CoachingAction action = find(id);
        Instant given = Params.instantAtEnd("asOf", asOf);
        Instant upTo =
                given == null ? clock.instant().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS) : given;
        var question =
                new Question(upTo, Window.ALL_TIME, new Segmentation("owner", List.of()), true, Confidence.DEFAULT);
        Ladder ladder = ladder(action.pipeline());
        int rank = rank(ladder, action.stage());
        Duration time = horizon == null ? null : Horizons.days("horizon", horizon);
        Counted<Effect> counted = readings.twice(
                action.pipeline(),
                question,
                reading -> new TimeToAdvance(reading.ladder().sale().size()),
                (reading, usual) -> Effect.counting(
                        action,
                        rank,
                        QUARTER,
                        time == null ? usual.get(rank - 1).orElse(MONTH) : time,
                        upTo));
        String next = rank < ladder.sale().size() ? ladder.sale().get(rank).key() : WON;
        return EffectAnswer.of(action, next, counted.reading(), counted.figure());
    }

    private CoachingAction find(String id) {
        try {
            return actions.find(UUID.fromString(id)).orElseThrow(() -> Problem.notFound("coaching action " + id));
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("coaching action " + id);
        }
    }

    private static Response answer(CoachingAction action, Response.ResponseBuilder response) {
        return response.entity(ActionView.of(action))
                .header("ETag", EntityTags.tag(1))
                .build();
    }
}
