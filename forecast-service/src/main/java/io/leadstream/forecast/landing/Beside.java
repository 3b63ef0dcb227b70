package io.leadstream.forecast.landing;

import io.leadstream.forecast.call.Call;
import io.leadstream.forecast.call.Calls;
import io.leadstream.forecast.call.Calls.About;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation.Condition;
import io.leadstream.forecast.quota.Quotas;
import io.leadstream.forecast.quota.Quotas.Named;
import io.leadstream.forecast.reading.Reading;
import io.leadstream.forecast.team.SalesTeams;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import io.leadstream.rest.BadInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people have set and said about what is forecast, as it was known then: it stands beside the forecast. */
@ApplicationScoped
class Beside {

    private final Quotas quotas;
    private final Calls calls;
    private final SalesTeams salesTeams;

    Beside(Quotas quotas, Calls calls, SalesTeams salesTeams) {
        this.quotas = quotas;
        this.calls = calls;
        this.salesTeams = salesTeams;
    }

    /**
     * The question about the deals of a scope, by the teams of its as-of time; {@code team} is a segment of its deals
     * while there are no sales teams.
     *
     * @throws BadInput when there was no such team then
     */
    Question within(@Nullable Scope scope, Question question) {
        Teams teams = salesTeams.asOf(question.asOf());
        Question byTeams = teams.byKey().isEmpty()
                ? question
                : question.by(question.segmentation()
                        .byTeams(owner -> teams.teamOf(owner).orElse(null)));
        return scope == null || scope.kind() == Scope.Kind.ALL ? byTeams : of(scope, teams, byTeams);
    }

    private static Question of(Scope scope, Teams teams, Question question) {
        if (scope.kind() == Scope.Kind.TEAM
                && teams.find(String.valueOf(scope.key())).isEmpty()) {
            throw BadInput.of("scope", "must be of a sales team that there was at asOf");
        }
        return question.by(question.segmentation().of(owner -> teams.counts(scope, owner)));
    }

    /**
     * What there is.
     *
     * @param quota in the currency of the forecast
     * @param submission the last one
     * @param override the one that stood
     */
    record Words(
            @Nullable Named quota,
            @Nullable Call submission,
            @Nullable Call override) {

        static final Words NONE = new Words(null, null, null);
    }

    /**
     * Of the whole, or of one owner or team where the deals of one are asked for; of other deals and spans nothing is
     * set.
     */
    Words of(@Nullable Scope asked, Reading reading, Landing landing) {
        Optional<Period> period = Period.parse(landing.span().name());
        Optional<Scope> scope = scope(asked, reading.question());
        if (period.isEmpty() || scope.isEmpty()) {
            return Words.NONE;
        }
        Question question = reading.question();
        String pipeline = reading.ladder().pipeline();
        String currency = landing.currency();
        Map<About, Call> last = calls.last(period.get(), pipeline, question.asOf());
        return new Words(
                currency == null
                        ? null
                        : quotas.of(period.get(), pipeline, currency, question.asOf())
                                .get(scope.get()),
                last.get(new About(Call.Kind.SUBMISSION, scope.get())),
                last.get(new About(Call.Kind.OVERRIDE, scope.get())));
    }

    private static Optional<Scope> scope(@Nullable Scope asked, Question question) {
        List<Condition> where = question.segmentation().where();
        if (where.isEmpty()) {
            return Optional.of(asked == null ? Scope.ALL : asked);
        }
        if (asked != null && asked.kind() != Scope.Kind.ALL) {
            return Optional.empty();
        }
        Condition only = where.getFirst();
        return where.size() == 1 && only.segment().equals("owner")
                ? Optional.of(Scope.owner(only.value()))
                : Optional.empty();
    }
}
