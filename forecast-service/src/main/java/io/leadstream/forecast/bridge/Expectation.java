package io.leadstream.forecast.bridge;

import io.leadstream.forecast.category.Outlook;
import io.leadstream.forecast.category.Outlook.Close;
import io.leadstream.forecast.category.Outlook.State;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.landing.Calibration;
import io.leadstream.forecast.landing.Forecaster;
import io.leadstream.forecast.landing.Landing;
import io.leadstream.forecast.landing.Settings;
import io.leadstream.forecast.landing.Span;
import io.leadstream.forecast.winning.Book;
import io.leadstream.forecast.winning.WinFit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The computed landing as of one time, deal by deal: what is won counts in full, each open deal chance · E[amount
 * ratio] · amount to the cent, and what is not there yet is beside them. No paths are drawn: nothing but what is
 * expected is explained.
 */
final class Expectation {

    private final Measure measure;
    private final String currency;
    private final Map<String, BigDecimal> open = new HashMap<>();
    private final BigDecimal arrivals;

    /**
     * @param book of the deals that the measure asks for: see {@link Measure#question}
     * @param currency of the landing; null when no amount is known in any
     */
    Expectation(Measure measure, Book book, @Nullable String currency) {
        this.measure = measure;
        Landing landing = Forecaster.forecast(
                book,
                Span.of(measure.period()),
                new Settings(WinFit.Settings.DEFAULT, 0, null, currency, Calibration.NONE));
        this.currency = landing.currency() == null ? "" : landing.currency();
        landing.deals().forEach(deal -> open.put(deal.deal(), deal.value()));
        this.arrivals = landing.fresh();
    }

    BigDecimal arrivals() {
        return arrivals;
    }

    /** What a deal adds. */
    Contribution of(DealHistory deal) {
        Outlook outlook = measure.outlook(deal);
        boolean asked = measure.asks(outlook);
        BigDecimal value = asked ? value(deal, outlook) : BigDecimal.ZERO;
        return new Contribution(
                outlook.state(),
                asked,
                value,
                value.signum() == 0 ? null : currency,
                outlook.amount(),
                outlook.close() == Close.WITHIN);
    }

    private BigDecimal value(DealHistory deal, Outlook outlook) {
        if (outlook.state() == State.OPEN) {
            return open.getOrDefault(deal.deal(), BigDecimal.ZERO);
        }
        Money amount = outlook.amount();
        boolean won = outlook.state() == State.WON && outlook.close() == Close.WITHIN;
        return won && amount != null && amount.currency().equals(currency) ? amount.amount() : BigDecimal.ZERO;
    }
}
