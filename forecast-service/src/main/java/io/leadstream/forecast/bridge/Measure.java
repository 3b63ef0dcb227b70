package io.leadstream.forecast.bridge;

import io.leadstream.forecast.category.CategoryRules;
import io.leadstream.forecast.category.Outlook;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.question.Period;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.team.Scope;
import io.leadstream.forecast.team.Teams;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Whose deals of a period are asked for, along which ladder, as of a time.
 *
 * @param teams as they were then
 */
public record Measure(Ladder ladder, CategoryRules rules, Period period, Teams teams, Scope scope, Instant asOf) {

    /** How a deal is counted on. */
    public Outlook outlook(DealHistory deal) {
        return Outlook.of(deal, ladder, rules, period, asOf);
    }

    /** What is asked of a book of the deals that are asked for. */
    public Question question() {
        Question whole = Question.asOf(asOf);
        return scope.equals(Scope.ALL) ? whole : whole.by(Segmentation.NONE.of(owner -> teams.counts(scope, owner)));
    }

    /** Whether the deals of an owner are asked for. */
    public boolean asks(Outlook outlook) {
        return outlook.state() == Outlook.State.ABSENT || teams.counts(scope, outlook.owner());
    }

    /** What a deal adds to the cumulative sum of a category: its amount, or nothing. */
    public Contribution ofCategory(DealHistory deal, Category category) {
        Outlook outlook = outlook(deal);
        boolean asked = asks(outlook);
        Money amount = outlook.amount();
        boolean counts = asked && outlook.counts() && outlook.category().compareTo(category) >= 0;
        return new Contribution(
                outlook.state(),
                asked,
                counts && amount != null ? amount.amount() : BigDecimal.ZERO,
                counts && amount != null ? amount.currency() : null,
                amount,
                outlook.close() == Outlook.Close.WITHIN);
    }
}
