package io.leadstream.forecast.backtest;

import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came, as it is known now: the days on which deals were won, and for how much. */
final class Outcomes {

    private final Ladder ladder;
    private final Instant now;
    private final Map<String, LocalDate> wonOn = new HashMap<>();
    private final Map<String, RevenueByDay> revenue = new HashMap<>();
    private final Map<String, BigDecimal> totals = new HashMap<>();
    private int amountsOfImports;
    private @Nullable LocalDate begin;
    private LocalDate lastSeen = LocalDate.MIN;

    Outcomes(Ladder ladder, Instant now) {
        this.ladder = ladder;
        this.now = now;
    }

    void add(DealHistory deal) {
        Journey journey = deal.journey(ladder, now);
        if (!journey.begun()) {
            return;
        }
        LocalDate began = day(
                deal.observedFrom() != null && deal.observedFrom().isAfter(journey.begunAt())
                        ? deal.observedFrom()
                        : journey.begunAt());
        begin = begin == null || began.isBefore(begin) ? began : begin;
        deal.steps().stream()
                .map(step -> step.occurredAt())
                .filter(at -> !at.isAfter(now))
                .map(Outcomes::day)
                .forEach(day -> lastSeen = day.isAfter(lastSeen) ? day : lastSeen);
        if (deal.descriptions().stream()
                .anyMatch(described ->
                        described.amount() != null && described.key().importId() != null)) {
            amountsOfImports++;
        }
        Closing closing = journey.closing();
        if (closing != null && closing.outcome() == Outcome.WON) {
            LocalDate day = day(closing.at());
            wonOn.put(deal.deal(), day);
            var described = deal.describedAt(closing.at());
            Money amount = closing.amount() == null && described != null ? described.amount() : closing.amount();
            if (amount != null) {
                revenue.computeIfAbsent(amount.currency(), _ -> new RevenueByDay())
                        .add(day, amount.amount().doubleValue());
                totals.merge(amount.currency(), amount.amount(), BigDecimal::add);
            }
        }
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The day of the first thing seen of any deal; null when there are none. */
    @Nullable
    LocalDate begin() {
        return begin;
    }

    /** The last day on which anything happened to a deal: what comes after it is not known to be nothing. */
    LocalDate lastSeen() {
        return lastSeen;
    }

    /** The currency of the largest revenue; null when nothing was won for a known amount. */
    @Nullable
    String mainCurrency() {
        return totals.entrySet().stream()
                .max(Map.Entry.<String, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** How many deals' amounts came with an import, so that nobody knows since when they were that. */
    int amountsOfImports() {
        return amountsOfImports;
    }

    double won(String currency, LocalDate after, LocalDate upTo) {
        RevenueByDay days = revenue.get(currency);
        return days == null ? 0 : days.between(after, upTo);
    }

    /** Whether a deal that was open at the end of a day was won by the end of another. */
    boolean wasWon(String deal, LocalDate after, LocalDate upTo) {
        LocalDate day = wonOn.get(deal);
        return day != null && day.isAfter(after) && !day.isAfter(upTo);
    }
}
