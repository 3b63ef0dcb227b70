package io.leadstream.forecast.category;

import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.question.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How a deal is counted on for a period, as of a time.
 *
 * @param category CLOSED when won, OMITTED unless open or won; of open deals its seller's, else that of its stage
 * @param close where its end lies, or is expected by its seller
 * @param amount what it was closed for, else what it was described as
 * @param owner whose it was when it was closed, else at that time
 */
public record Outlook(
        State state,
        Category category,
        Close close,
        @Nullable Money amount,
        @Nullable String owner) {

    private static final Outlook ABSENT = new Outlook(State.ABSENT, Category.OMITTED, Close.UNKNOWN, null, null);

    /** How the deal stands. */
    public enum State {
        /** Nothing had happened to it in this pipeline. */
        ABSENT,
        OPEN,
        WON,
        LOST,
        /** Another pipeline has it. */
        LEFT
    }

    /** Where the end of the sale lies, as seen from the period. */
    public enum Close {
        BEFORE,
        WITHIN,
        AFTER,
        UNKNOWN
    }

    /** The outlook of a deal at a time. */
    public static Outlook of(DealHistory deal, Ladder ladder, CategoryRules rules, Period period, Instant asOf) {
        return of(deal.journey(ladder, asOf), ladder, rules, period);
    }

    /** The same, where the deal's way along the ladder is known. */
    public static Outlook of(Journey journey, Ladder ladder, CategoryRules rules, Period period) {
        DealHistory deal = journey.deal();
        Instant asOf = journey.asOf();
        if (!journey.begun()) {
            return ABSENT;
        }
        Closing closing = journey.closing();
        if (closing != null) {
            return closed(deal, closing, period);
        }
        Described described = deal.describedAt(asOf);
        Money amount = described == null ? null : described.amount();
        String owner = described == null ? null : described.owner();
        if (!journey.open()) {
            return new Outlook(State.LEFT, Category.OMITTED, Close.UNKNOWN, amount, owner);
        }
        LocalDate expected = described == null ? null : described.terms().expectedClose();
        return new Outlook(State.OPEN, category(journey, ladder, rules), at(expected, period), amount, owner);
    }

    private static Outlook closed(DealHistory deal, Closing closing, Period period) {
        Described described = deal.describedAt(closing.at());
        Money said = described == null ? null : described.amount();
        boolean won = closing.outcome() == Outcome.WON;
        return new Outlook(
                won ? State.WON : State.LOST,
                won ? Category.CLOSED : Category.OMITTED,
                at(closing.at().atOffset(ZoneOffset.UTC).toLocalDate(), period),
                closing.amount() == null ? said : closing.amount(),
                described == null ? null : described.owner());
    }

    private static Category category(Journey journey, Ladder ladder, CategoryRules rules) {
        Category own = OwnCategory.at(journey.deal(), ladder, journey.asOf());
        return own != null ? own : rules.of(ladder, journey.spells().getLast().stage());
    }

    private static Close at(@Nullable LocalDate day, Period period) {
        if (day == null) {
            return Close.UNKNOWN;
        }
        if (day.isBefore(period.first())) {
            return Close.BEFORE;
        }
        return period.contains(day) ? Close.WITHIN : Close.AFTER;
    }

    /** Whether it counts in the period: won within it, or open and expected to be. */
    public boolean counts() {
        return (state == State.WON || state == State.OPEN) && close == Close.WITHIN;
    }
}
