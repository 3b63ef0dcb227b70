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
 * @param sums by whose, where, when and in what
 */
public record WonByOwner(Map<Key, BigDecimal> sums) {

    /** @param owner null of deals that nobody had */
    record Key(
            Period period,
            String pipeline,
            String currency,
            @Nullable String owner) {}

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
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Key, BigDecimal> entry : sums.entrySet()) {
            Key key = entry.getKey();
            if (key.period().equals(period)
                    && (pipeline == null || pipeline.equals(key.pipeline()))
                    && key.currency().equals(currency)
                    && teams.counts(scope, key.owner())) {
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
        private final Map<Key, BigDecimal> sums = new HashMap<>();

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
            for (Period period : periods) {
                if (period.contains(closing.at())) {
                    var key = new Key(
                            period, ladder.pipeline(), amount.currency(), described == null ? null : described.owner());
                    sums.merge(key, amount.amount(), BigDecimal::add);
                }
            }
        }

        @Override
        public WonByOwner result() {
            return new WonByOwner(sums);
        }
    }
}
