package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Alerts.After;
import io.leadstream.forecast.alert.Alerts.Filter;
import io.leadstream.forecast.alert.EvaluateAlerts.Evaluation;
import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts, and who took note of them. */
@Path("/api/forecast-alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Alerts", description = "Where sales have changed by more than chance explains")
class AlertResource {

    private static final int COME_BACK_AFTER_SECONDS = 10;
    private static final String NOTE = "{\"note\":\"Two of his accounts left the market; we talk on Friday.\"}";
    private static final String EVALUATED = "{\"tests\":41,\"opened\":1,\"updated\":2,\"closed\":0}";

    private final Alerts alerts;
    private final EvaluateAlerts evaluate;
    private final Outbox outbox;
    private final CommandEvent command;
    private final SecurityIdentity caller;
    private final Clock clock;

    AlertResource(
            Alerts alerts,
            EvaluateAlerts evaluate,
            Outbox outbox,
            CommandEvent command,
            SecurityIdentity caller,
            Clock clock) {
        this.alerts = alerts;
        this.evaluate = evaluate;
        this.outbox = outbox;
        this.command = command;
        this.caller = caller;
        this.clock = clock;
    }

    private enum State {
        OPEN,
        CLOSED
    }

    /** What is said to an alert. */
    @Schema(name = "AlertNote")
    record Note(@Nullable @Size(max = 2000) String note) {}

    @GET
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @StrictQuery
    @Operation(
            summary = "Alerts, the latest first",
            description = "Compared are the last 13 weeks with the 52 before, in whole UTC days up to yesterday. "
                    + "ARRIVALS, WIN_RATE and CYCLE are drift of a whole pipeline, either way; STAGE_CONVERSION is a "
                    + "stage that fewer deals leave forwards in the time that three quarters of those that advance "
                    + "take, of all deals, an owner's or a segment's: where to coach; PROMISES are kept below 80 %. At "
                    + "least 30 deals on both sides, and a change of 5 points or a fifth; all tests made at once are "
                    + "adjusted for their number. FORECAST_MOVE is a forecast of this month or quarter that moved "
                    + "within a day or seven by more than ever in the 13 weeks before, and than their noise "
                    + "explains; its bridge tells what moved it. An alert closes by itself.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertView.class),
                            examples = @ExampleObject(name = "page", value = AlertView.PAGE)))
    public Page<AlertView> list(
            @QueryParam("state") @Schema(enumeration = {"OPEN", "CLOSED"}) @Nullable String state,
            @QueryParam("kind") @Parameter(example = "STAGE_CONVERSION") @Nullable String kind,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("limit") @Parameter(description = "1 to 200; 50 when left out") @Nullable String limit,
            @QueryParam("after") @Parameter(description = "next of the page before") @Nullable String after) {
        State asked = Params.choice("state", state, State.class);
        var filter = new Filter(
                asked == null ? null : asked == State.OPEN, Params.choice("kind", kind, AlertKind.class), pipeline);
        int most = Page.limit(Params.integer("limit", limit));
        List<Alert> found = alerts.list(filter, after == null ? null : after(after), most + 1);
        Page<Alert> page = Page.of(
                found,
                most,
                last -> Cursor.encode(last.openedAt().toString(), last.id().toString()));
        return new Page<>(page.items().stream().map(AlertView::of).toList(), page.next());
    }

    private static After after(String cursor) {
        List<String> parts = Cursor.decode(cursor, 2);
        return new After(Cursor.time(parts.get(0)), Cursor.id(parts.get(1)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
    @Operation(summary = "An alert")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AlertView.class),
                            examples = @ExampleObject(name = "alert", value = AlertView.EXAMPLE)))
    public Response get(@PathParam("id") String id) {
        return answer(alerts.find(id(id)).orElseThrow(() -> Problem.notFound("alert " + id)));
    }

    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed({"manager", "revops", "admin"})
    @Transactional
    @Operation(
            summary = "Takes note of an alert",
            description = "Whoever does is named on it, with the note; it stays open until its figures recover. The "
                    + "same by the same person again changes nothing. If-Match is optional.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "note", value = NOTE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = AlertView.class),
                            examples = @ExampleObject(name = "alert", value = AlertView.EXAMPLE)))
    @APIResponse(responseCode = "409", description = "It is closed")
    public Response acknowledge(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @Nullable Note given) {
        Alert alert = alerts.findToChange(id(id)).orElseThrow(() -> Problem.notFound("alert " + id));
        EntityTags.check(ifMatch, alert.version());
        String note = given == null ? null : given.note();
        String by = caller.getPrincipal().getName();
        Alert.Acknowledged known = alert.acknowledged();
        if (known != null && known.by().equals(by) && Objects.equals(known.note(), note)) {
            outbox.last(alert.id().toString()).ifPresent(command::was);
            return answer(alert);
        }
        if (!alert.isOpen()) {
            throw Problem.of(409, "alert-is-closed", "The alert is closed", "alert " + id + " has closed by itself")
                    .build();
        }
        Instant now = clock.instant();
        Alert acknowledged = alert.acknowledge(by, note, now);
        alerts.save(acknowledged);
        outbox.add(
                PublishedAlert.TOPIC,
                alert.id().toString(),
                new PublishedAlert.Acknowledged(alert.id(), alert.topic(), by),
                now,
                now);
        return answer(acknowledged);
    }

    @POST
    @Path("evaluations")
    @RolesAllowed({"revops", "admin"})
    @Operation(
            summary = "Looks at all pipelines now",
            description =
                    "As is done every quarter of an hour anyway (leadstream.alerts.every). Forecasts are replayed in"
                            + " the background meanwhile, as is done once a day anyway, and looked at when that is done: some"
                            + " seconds later, minutes with 100,000 deals.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Evaluation.class),
                            examples = @ExampleObject(name = "done", value = EVALUATED)))
    @APIResponse(responseCode = "503", description = "It is being done just now")
    public Evaluation evaluate() {
        evaluate.replay();
        return evaluate.evaluateSoon()
                .orElseThrow(() -> Problem.unavailable("alerts are being looked at", COME_BACK_AFTER_SECONDS));
    }

    private static UUID id(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound("alert " + id);
        }
    }

    private static Response answer(Alert alert) {
        return Response.ok(AlertView.of(alert))
                .header("ETag", EntityTags.tag(alert.version()))
                .build();
    }
}
