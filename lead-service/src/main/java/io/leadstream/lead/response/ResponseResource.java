package io.leadstream.lead.response;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.response.Clocks.Clock;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether we answered in time. */
@Path("/api/routing")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Response times")
public class ResponseResource {

    private static final int USUAL_DAYS = 30;

    /**
     * One clock.
     *
     * @param leadId the lead, or one that was merged into it
     * @param state OPEN, MET (in time), LATE (answered, but not in time), BREACHED (not answered yet), DROPPED (the
     *     lead was disqualified)
     * @param workedSeconds working time until the answer
     * @param withdrawn whether what was told late showed that a published breach was none
     */
    public record ResponseClockView(
            UUID id,
            UUID leadId,
            String kind,
            String target,
            @Nullable String owner,
            String state,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Long workedSeconds,
            @Nullable Instant breachedAt,
            boolean withdrawn) {

        static ResponseClockView of(Clock clock, Instant now) {
            boolean inTime = clock.metAt() != null && !clock.metAt().isAfter(clock.dueAt());
            return new ResponseClockView(
                    clock.id(),
                    clock.leadId(),
                    clock.kind(),
                    clock.target(),
                    clock.owner(),
                    state(clock, inTime, now),
                    clock.startedAt(),
                    clock.dueAt(),
                    clock.metAt(),
                    clock.workedSeconds(),
                    clock.breachedAt(),
                    inTime && clock.breachedAt() != null);
        }

        private static String state(Clock clock, boolean inTime, Instant now) {
            if (clock.metAt() != null) {
                return inTime ? "MET" : "LATE";
            }
            if (clock.droppedAt() != null) {
                return "DROPPED";
            }
            return clock.dueAt().isAfter(now) ? "OPEN" : "BREACHED";
        }
    }

    /**
     * Clocks of one owner and kind that began in the period: clocks = met + breached + open.
     *
     * @param met in time
     * @param breached not in time, answered later or not
     * @param shareMet of those that are decided, 0 to 1
     * @param medianSeconds working time until the answer, of those answered; with {@code p90Seconds}
     */
    public record Group(
            @Nullable String owner,
            String kind,
            long clocks,
            long met,
            long breached,
            long open,
            @Nullable BigDecimal shareMet,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds) {}

    /** Response times of a period. */
    public record Times(Instant from, Instant to, List<Group> groups) {}

    private final Cards cards;
    private final Clocks clocks;
    private final ResponseTimes times;
    private final java.time.Clock time;

    ResponseResource(Cards cards, Clocks clocks, ResponseTimes times, java.time.Clock time) {
        this.cards = cards;
        this.clocks = clocks;
        this.times = times;
        this.time = time;
    }

    @GET
    @Path("breaches")
    @Operation(
            summary = "Answers that were due and not given in time, the latest due first",
            description = "Those published as lead.response-breached, by when they were due: [from, to).")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "breaches", value = ResponseExamples.CLOCKS)))
    public Page<ResponseClockView> breaches(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<String> cursor = after == null ? null : Cursor.decode(after, 2);
        var asked = new ResponseTimes.Breaches(
                owner,
                Params.choice("kind", kind, Target.Kind.class),
                Params.instant("from", from),
                Params.instant("to", to),
                cursor == null ? null : Params.instant("after", cursor.get(0)),
                cursor == null ? null : Params.uuid("after", cursor.get(1)));
        Page<Clock> page = Page.of(
                times.breaches(asked, size + 1),
                size,
                last -> Cursor.encode(last.dueAt().toString(), last.id().toString()));
        return new Page<>(shown(page.items()), page.next());
    }

    @GET
    @Path("response-times")
    @Operation(
            summary = "How soon we answered, per rep",
            description = "Of clocks that began in [from, to), the last 30 days unless given; at most a year.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "times", value = ResponseExamples.TIMES)))
    public Times times(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Instant now = time.instant();
        Instant end = Objects.requireNonNullElse(Params.instant("to", to), now);
        Instant start =
                Objects.requireNonNullElse(Params.instant("from", from), end.minus(Duration.ofDays(USUAL_DAYS)));
        if (!start.isBefore(end) || start.isBefore(end.minus(Duration.ofDays(366)))) {
            throw BadInput.of("from", "must be before to, by at most a year");
        }
        return new Times(start, end, times.groups(owner, start, end, now));
    }

    @GET
    @Path("leads/{id}/responses")
    @Operation(summary = "The lead's clocks, the newest 200 first")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "clocks", value = ResponseExamples.CLOCKS)))
    public Page<ResponseClockView> ofLead(@PathParam("id") UUID leadId) {
        return new Page<>(shown(clocks.of(cards.family(leadId), 200)), null);
    }

    private List<ResponseClockView> shown(List<Clock> found) {
        Instant now = time.instant();
        return found.stream().map(clock -> ResponseClockView.of(clock, now)).toList();
    }
}
