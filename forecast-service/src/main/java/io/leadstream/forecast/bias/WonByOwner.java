package io.leadstream.forecast.bias;

import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every owner won in some periods, exactly.
 *
 * @param sums by period and owner, then by where and in what
 */
public record WonByOwner(Map<Period, Map<Owner, Map<Kind, BigDecimal>>> sums) {

    /** @param person null of deals that nobody had */
    record Owner(@Nullable String person) {}

    record Kind(String pipeline, String currency) {}

    public WonByOwner {
        sums = Map.copyOf(sums);
    }

    /**
     * What was won by those of a scope.
     *
     * @param pipeline null for all
     * @param teams as they were at the period's end
     */
    public BigDecimal of(Period period, @Nullable String pipeline, String currency, Scope scope, Teams teams) {
        Map<Owner, Map<Kind, BigDecimal>> owners = sums.getOrDefault(period, Map.of());
        if (scope.kind() == Scope.Kind.OWNER) {
            return sum(owners.getOrDefault(new Owner(scope.key()), Map.of()), pipeline, currency);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Owner, Map<Kind, BigDecimal>> entry : owners.entrySet()) {
            if (teams.counts(scope, entry.getKey().person())) {
                sum = sum.add(sum(entry.getValue(), pipeline, currency));
            }
        }
        return sum;
    }

    private static BigDecimal sum(Map<Kind, BigDecimal> won, @Nullable String pipeline, String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Kind, BigDecimal> entry : won.entrySet()) {
            Kind kind = entry.getKey();
            if (kind.currency().equals(currency) && (pipeline == null || pipeline.equals(kind.pipeline()))) {
                sum = sum.add(entry.getValue());
            }
        }
        return sum;
    }

    /** Counts the deals of a pipeline and of all others that were won in one of some periods. */
    public static Counting<WonByOwner> counting(Ladder ladder, Collection<Period> periods) {
        return new Sums(ladder, List.copyOf(periods));
    }

    private static final class Sums implements Counting<WonByOwner> {
        private final Ladder own;
        private final List<Period> periods;
        private final Map<Period, Map<Owner, Map<Kind, BigDecimal>>> sums = new HashMap<>();

        Sums(Ladder own, List<Period> periods) {
            this.own = own;
            this.periods = periods;
        }

        @Override
        public void add(Journey journey) {
            addElsewhere(own, journey);
        }

        @Override
        public void addElsewhere(Ladder ladder, Journey journey) {
            Closing closing = journey.closing();
            if (closing == null || closing.outcome() != Outcome.WON) {
                return;
            }
            Described described = journey.deal().describedAt(closing.at());
            Money amount = closing.amount() != null || described == null ? closing.amount() : described.amount();
            if (amount == null) {
                return;
            }
            var owner = new Owner(described == null ? null : described.owner());
            var kind = new Kind(ladder.pipeline(), amount.currency());
            for (Period period : periods) {
                if (period.contains(closing.at())) {
                    sums.computeIfAbsent(period, _ -> new HashMap<>())
                            .computeIfAbsent(owner, _ -> new HashMap<>())
                            .merge(kind, amount.amount(), BigDecimal::add);
                }
            }
        }

        @Override
        public WonByOwner result() {
            return new WonByOwner(sums);
        }
    }
}
