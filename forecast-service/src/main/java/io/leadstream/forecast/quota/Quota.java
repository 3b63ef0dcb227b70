package io.leadstream.forecast.quota;

import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.team.Scope;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be won.
 *
 * @param pipeline whose deals count; null for those of all
 * @param amount more than 0
 */
public record Quota(Period period, Scope scope, @Nullable String pipeline, Money amount) {

    public Quota {
        if (amount.amount().signum() <= 0) {
            throw new IllegalArgumentException("a quota is more than 0");
        }
    }

    /** Whether both are about the same: there is one of them at a time in a currency. */
    boolean sameAs(Quota other) {
        return period.equals(other.period)
                && scope.equals(other.scope)
                && Objects.equals(pipeline, other.pipeline)
                && amount.currency().equals(other.amount.currency());
    }

    /** A quota as it is kept. */
    record Document(String period, String scope, @Nullable String pipeline, String amount, String currency) {

        Quota toQuota() {
            return new Quota(
                    Period.parse(period).orElseThrow(),
                    Scope.parse(scope).orElseThrow(),
                    pipeline,
                    new Money(new BigDecimal(amount), currency));
        }
    }

    Document toDocument() {
        return new Document(
                period.toString(), scope.toString(), pipeline, amount.amount().toPlainString(), amount.currency());
    }
}
