package io.leadstream.forecast.rollup;

import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.CallView;
import io.leadstream.forecast.call.Calls;
import io.leadstream.forecast.call.Calls.About;
import io.leadstream.forecast.category.Categories;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.quota.Quotas;
import io.leadstream.forecast.reading.Counted;
import io.leadstream.forecast.reading.Figure;
import io.leadstream.forecast.reading.MoneySaid;
import io.leadstream.forecast.reading.Periods;
import io.leadstream.forecast.reading.Readings;
import io.leadstream.forecast.reading.Sums;
import io.leadstream.forecast.rollup.RollUp.Level;
import io.leadstream.forecast.rollup.RollUp.Line;
import io.leadstream.forecast.rollup.RollUpAnswer.CategoryView;
import io.leadstream.forecast.rollup.RollUpAnswer.LevelView;
import io.leadstream.forecast.rollup.RollUpAnswer.LineView;
import io.leadstream.forecast.rollup.RollUpAnswer.QuotaView;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Scopes;
import io.leadstream.forecast.team.Teams;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.leadstream.rest.StrictQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The cumulative roll-up of a period, beside what people say of it. */
@Path("/api/forecast-rollups")
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@RunOnVirtualThread
@Tag(name = "Roll-up")
public class RollUpResource {

    private final Readings readings;
    private final SalesTeams salesTeams;
    private final Quotas quotas;
    private final Categories categories;
    private final Calls calls;
    private final Clock clock;

    RollUpResource(
            Readings readings, SalesTeams salesTeams, Quotas quotas, Categories categories, Calls calls, Clock clock) {
        this.readings = readings;
        this.salesTeams = salesTeams;
        this.quotas = quotas;
        this.categories = categories;
        this.calls = calls;
        this.clock = clock;
    }

    @GET
    @Figure
    @StrictQuery
    @Operation(
            summary = "The deals of a period by category, from owner to team to all",
            description =
                    "Won within the period, or open and expected to close within it. Cumulative: commit has closed"
                            + " in it, best case commit, pipeline best case. A deal counts with its owner, the owner's team at"
                            + " asOf, the teams above, and all. Quotas, submissions and overrides are those of asOf; they stand"
                            + " beside the sums and change none of them.")
    @APIResponse(
            responseCode = "200",
            description = "The levels, with their freshness",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RollUpAnswer.class),
                            examples = @ExampleObject(name = "figures", value = RollUpAnswer.EXAMPLE)))
    public RollUpAnswer figures(
            @QueryParam("period") @Parameter(required = true, example = "2027-Q1") @Nullable String period,
            @QueryParam("pipeline") @Parameter(description = "The default pipeline when left out") @Nullable
                    String pipeline,
            @QueryParam("asOf")
                    @Parameter(description = "A time, or a date for its end in UTC; now when left out")
                    @Nullable
                    String asOf,
            @QueryParam("currency") @Parameter(description = "Of the sums; that of most deals when left out") @Nullable
                    String currency,
            @QueryParam("scope")
                    @Parameter(description = "This level and those within it: all, team:<key> or owner:<person>")
                    @Nullable
                    String scope,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        Scope last = after == null ? null : position(after);
        Period ofPeriod = Periods.required("period", period);
        Scope within = Scopes.optional("scope", scope);
        if (currency != null) {
            MoneySaid.requireCurrency("currency", currency);
        }
        Instant given = Params.instantAtEnd("asOf", asOf);
        Instant at = given == null ? clock.instant() : given;
        Teams teams = salesTeams.asOf(at);
        Counted<RollUp> counted = readings.of(
                pipeline,
                Question.asOf(at),
                reading -> RollUp.counting(
                        reading.ladder(), categories.of(reading.ladder().pipeline(), at), ofPeriod, teams, currency));
        var beside = new Beside(counted, ofPeriod, at, teams);
        return beside.answer(within == null ? Scope.ALL : within, last, size);
    }

    private static Scope position(String after) {
        return Scope.parse(Cursor.decode(after, 1).getFirst()).orElseThrow(Cursor::broken);
    }

    /** The sums, and what stands beside them. */
    private final class Beside {
        private final Counted<RollUp> counted;
        private final Period period;
        private final Instant at;
        private final Teams teams;
        private final Map<Scope, Quotas.Named> set;
        private final Map<About, Call> said;

        Beside(Counted<RollUp> counted, Period period, Instant at, Teams teams) {
            this.counted = counted;
            this.period = period;
            this.at = at;
            this.teams = teams;
            String pipeline = counted.reading().ladder().pipeline();
            String currency = counted.figure().currency();
            set = currency == null ? Map.of() : quotas.of(period, pipeline, currency, at);
            said = calls.last(period, pipeline, at);
        }

        RollUpAnswer answer(Scope within, @Nullable Scope last, int size) {
            var scopes = new TreeSet<>(RollUp.ORDER);
            scopes.addAll(counted.figure().levels().keySet());
            scopes.addAll(set.keySet());
            said.keySet().forEach(about -> scopes.add(about.scope()));
            teams.byKey().keySet().forEach(team -> scopes.add(Scope.team(team)));
            List<Scope> asked = scopes.stream()
                    .filter(scope -> isWithin(scope, within))
                    .filter(scope -> last == null || RollUp.ORDER.compare(scope, last) > 0)
                    .limit(size + 1L)
                    .toList();
            Page<Scope> page = Page.of(asked, size, scope -> Cursor.encode(scope.toString()));
            Ladder ladder = counted.reading().ladder();
            return new RollUpAnswer(
                    at,
                    counted.reading().freshness(),
                    period.toString(),
                    period.from(),
                    period.to(),
                    ladder.pipeline(),
                    ladder.version(),
                    counted.figure().currency(),
                    counted.figure().byCurrency(),
                    page.items().stream().map(this::level).toList(),
                    page.next());
        }

        private boolean isWithin(Scope scope, Scope within) {
            return upwards(scope).contains(within);
        }

        private List<Scope> upwards(Scope scope) {
            return switch (scope.kind()) {
                case ALL -> List.of(Scope.ALL);
                case OWNER -> teams.scopesOf(scope.key());
                case TEAM -> teams.scopesOfTeam(String.valueOf(scope.key()));
            };
        }

        private LevelView level(Scope scope) {
            Level level = counted.figure().levels().getOrDefault(scope, Level.NONE);
            List<Scope> above = upwards(scope);
            Optional<Quotas.Named> quota = Optional.ofNullable(set.get(scope));
            return new LevelView(
                    scope.toString(),
                    scope.kind() == Scope.Kind.TEAM
                            ? teams.find(String.valueOf(scope.key()))
                                    .map(team -> team.name())
                                    .orElse(null)
                            : null,
                    above.size() < 2 ? null : above.get(1).toString(),
                    categories(level),
                    view(level.open()),
                    view(level.overdue()),
                    view(level.undated()),
                    quota.map(named -> view(named, level)).orElse(null),
                    call(Call.Kind.SUBMISSION, scope),
                    call(Call.Kind.OVERRIDE, scope));
        }

        private List<CategoryView> categories(Level level) {
            return Arrays.asList(Category.values()).reversed().stream()
                    .map(category -> {
                        Line line = level.line(category);
                        Line cumulative = level.cumulative(category);
                        return new CategoryView(
                                category.name(),
                                line.deals(),
                                line.notSummed(),
                                exact(line.amount()),
                                cumulative.deals(),
                                exact(cumulative.amount()));
                    })
                    .toList();
        }

        private LineView view(Line line) {
            return new LineView(line.deals(), line.notSummed(), exact(line.amount()));
        }

        private QuotaView view(Quotas.Named named, Level level) {
            BigDecimal amount = named.quota().amount().amount();
            Attainment attainment = Attainment.of(level, amount);
            return new QuotaView(
                    named.id(),
                    exact(amount),
                    named.quota().pipeline(),
                    exact(attainment.remaining()),
                    attainment.share(),
                    attainment.coverage());
        }

        private @Nullable CallView call(Call.Kind kind, Scope scope) {
            Call call = said.get(new About(kind, scope));
            return call == null ? null : CallView.of(call, at);
        }

        private String exact(BigDecimal amount) {
            return Sums.exact(amount, counted.figure().currency());
        }
    }
}
