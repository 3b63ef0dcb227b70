package io.leadstream.forecast.bias;

import io.leadstream.forecast.bias.BiasAnswer.JudgementView;
import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.Calls;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Teams;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.Problem;
import io.leadstream.rest.StrictQuery;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far off each person's submissions were. */
@Path("/api/forecast-submissions/bias")
@RolesAllowed({"rep", "manager", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Submissions and overrides")
public class BiasResource {

    /** So many submissions are looked back on, the latest of all: 20 periods of 1,000 people who submit weekly. */
    private static final int MOST_SUBMISSIONS = 250_000;

    private final Readings readings;
    private final Calls calls;
    private final SalesTeams salesTeams;
    private final SecurityIdentity caller;
    private final Clock clock;

    BiasResource(Readings readings, Calls calls, SalesTeams salesTeams, SecurityIdentity caller, Clock clock) {
        this.readings = readings;
        this.calls = calls;
        this.salesTeams = salesTeams;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Figure
    @StrictQuery
    @Operation(
            summary = "How far off each person's submissions were, by lead time",
            description = "Over the periods that were over by asOf, against what was won in them by those whom the"
                    + " submission is about. With their present submission, corrected by the bias of its lead time. A"
                    + " rep sees their own.")
    @APIResponse(
            responseCode = "200",
            description = "By person",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BiasAnswer.class),
                            examples = @ExampleObject(name = "figures", value = BiasAnswer.EXAMPLE)))
    public BiasAnswer figures(
            @QueryParam("person") @Parameter(description = "Everybody when left out; the caller, when a rep") @Nullable
                    String person,
            @QueryParam("asOf")
                    @Parameter(description = "A time, or a date for its end in UTC; now when left out")
                    @Nullable
                    String asOf,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<String> last = after == null ? null : Cursor.decode(after, 5);
        Instant given = Params.instantAtEnd("asOf", asOf);
        Instant at = given == null ? clock.instant() : given;
        List<Call> submissions = calls.submissions(allowed(person), at, MOST_SUBMISSIONS);
        var past = new HashSet<Period>();
        submissions.stream()
                .map(Call::period)
                .filter(period -> !period.to().isAfter(at))
                .forEach(past::add);
        Counted<WonByOwner> won = readings.amongAllPipelines(
                null, Question.asOf(at), reading -> WonByOwner.counting(reading.ladder(), past));
        List<Judgement> judged = Judgement.of(submissions, actual(won.figure()), at);
        Stream<Judgement> beyond = judged.stream().filter(one -> last == null || isAfter(one.key(), last));
        Page<Judgement> page = Page.of(beyond.limit(size + 1L).toList(), size, one -> cursor(one.key()));
        return new BiasAnswer(
                at,
                won.reading().freshness(),
                page.items().stream().map(one -> JudgementView.of(one, at)).toList(),
                page.next());
    }

    private @Nullable String allowed(@Nullable String person) {
        boolean sees = Stream.of("manager", "revops", "admin").anyMatch(caller::hasRole);
        String self = caller.getPrincipal().getName();
        if (!sees && person != null && !person.equals(self)) {
            throw Problem.forbidden("you may see your own bias");
        }
        return sees ? person : self;
    }

    /** What was won of what a submission is about; the teams are those at the end of its period. */
    private Function<Call, BigDecimal> actual(WonByOwner won) {
        Map<Period, Teams> teams = new HashMap<>();
        return call -> won.of(
                call.period(),
                call.pipeline(),
                call.amount().currency(),
                call.scope(),
                teams.computeIfAbsent(
                        call.period(), period -> salesTeams.asOf(period.to().minusMillis(1))));
    }

    private static String cursor(Judgement.Key key) {
        return Cursor.encode(
                key.person(),
                key.scope().toString(),
                Objects.requireNonNullElse(key.pipeline(), ""),
                key.currency(),
                Integer.toString(key.months()));
    }

    private static boolean isAfter(Judgement.Key key, List<String> last) {
        List<String> own = Cursor.decode(cursor(key), 5);
        for (int i = 0; i < own.size(); i++) {
            int order = own.get(i).compareTo(last.get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }
}
