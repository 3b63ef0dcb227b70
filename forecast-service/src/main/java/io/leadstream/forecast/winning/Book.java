package io.leadstream.forecast.winning;

import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.question.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a forecast needs to know of a pipeline as of a time: past stays in its stages, the deals that are open, and
 * those that were won. Made in one pass over the journeys; a stay takes eight bytes, a deal some hundred.
 */
public final class Book {

    private final Instant asOf;
    private final List<String> stages;
    private final Stays stays;
    private final List<OpenDeal> open;
    private final List<WonDeal> won;
    private final Arrivals arrivals;

    Book(Instant asOf, List<String> stages, Stays stays, List<OpenDeal> open, List<WonDeal> won, Arrivals arrivals) {
        this.asOf = asOf;
        this.stages = List.copyOf(stages);
        this.stays = stays;
        this.open = List.copyOf(open);
        this.won = List.copyOf(won);
        this.arrivals = arrivals;
    }

    /**
     * Counts journeys along a ladder. All of them tell the rates; those that the question asks for are counted in its
     * groups, by their values at the as-of time, the won ones by those at their closing.
     */
    public static Counting<Book> counting(Ladder ladder, Question question) {
        return new Bookkeeping(ladder, question);
    }

    /** The stages of a ladder that a deal can be open in: before and of the sale. */
    static List<String> stagesOf(Ladder ladder) {
        return Stream.concat(ladder.preparation().stream(), ladder.sale().stream())
                .map(Stage::key)
                .limit(Stays.MOST_STAGES)
                .toList();
    }

    public Instant asOf() {
        return asOf;
    }

    /** The last day that is seen, in UTC; what is forecast begins the day after. */
    public LocalDate asOfDay() {
        return LocalDate.ofEpochDay(stays.lastDay());
    }

    /** The keys of the stages, in order. */
    public List<String> stages() {
        return stages;
    }

    /** Sorted by their ids; also those that are not asked for. */
    public List<OpenDeal> open() {
        return open;
    }

    /** Sorted by day, then id; also those that are not asked for. */
    public List<WonDeal> won() {
        return won;
    }

    Stays stays() {
        return stays;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** The currency of the largest revenue, as in win rates; null when no amount is known. */
    public @Nullable String mainCurrency() {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (WonDeal deal : won) {
            if (deal.amount() != null) {
                revenue.merge(deal.amount().currency(), deal.amount().amount(), BigDecimal::add);
            }
        }
        if (revenue.isEmpty()) {
            for (OpenDeal deal : open) {
                if (deal.amount() != null) {
                    revenue.merge(deal.amount().currency(), deal.amount().amount(), BigDecimal::add);
                }
            }
        }
        return revenue.entrySet().stream()
                .max(Map.Entry.<String, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
