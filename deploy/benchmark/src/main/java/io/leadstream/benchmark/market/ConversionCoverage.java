package io.leadstream.benchmark.market;

import io.leadstream.forecast.conversion.PipelineConversion;
import io.leadstream.forecast.conversion.StageConversion;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.question.Question;
import io.leadstream.forecast.question.Segmentation;
import io.leadstream.forecast.question.Window;
import io.leadstream.forecast.statistics.Confidence;
import io.leadstream.forecast.statistics.Interval;
import io.leadstream.forecast.survival.Survival;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How often the 95 % intervals of conversions hold the truth, over many markets. */
final class ConversionCoverage {

    private static final int COMING_DAYS = 180;
    private static final double PER_DAY = 2;
    private static final int HORIZON = 30;

    /** Until all that will ever leave has left. */
    private static final int MATURE_DAYS = COMING_DAYS + 3 * Stay.LONGEST;

    private final Weather weather;
    private final boolean censored;
    private final @Nullable LocalDate observedFrom;

    private int asked;
    private int held;

    /**
     * @param censored read on the last day on which deals come, instead of when all are over
     * @param seenFromDay what came before that day is truncated on the left; 0 for nothing
     */
    ConversionCoverage(Weather weather, boolean censored, int seenFromDay) {
        this.weather = weather;
        this.censored = censored;
        this.observedFrom = seenFromDay == 0 ? null : Market.START.plusDays(seenFromDay);
    }

    /** The share of intervals that held the truth. */
    double over(int runs) {
        IntStream.range(0, runs).parallel().forEach(this::run);
        return (double) held / asked;
    }

    int asked() {
        return asked;
    }

    private void run(int seed) {
        List<DealHistory> deals = new Market(seed, weather, observedFrom).deals(PER_DAY, COMING_DAYS);
        Instant asOf = Market.start(Market.START.plusDays(censored ? COMING_DAYS : MATURE_DAYS));
        Ladder ladder = Market.ladder();
        var question = new Question(asOf, Window.ALL_TIME, Segmentation.NONE, true, Confidence.DEFAULT);
        List<Journey> journeys =
                deals.stream().map(deal -> deal.journey(ladder, asOf)).toList();
        for (int rank = 1; rank <= Market.STAYS.size(); rank++) {
            if (censored) {
                incidence(rank, ladder, question, journeys);
            } else {
                corrected(rank, ladder, question, journeys);
            }
        }
    }

    /** Of those that advance at all, once all are over: the raw and the corrected rate are the same question. */
    private void corrected(int rank, Ladder ladder, Question question, List<Journey> journeys) {
        var counting = PipelineConversion.counting(ladder, question);
        journeys.forEach(counting::add);
        StageConversion stage = Objects.requireNonNull(
                        counting.result().sale().groups().get(Segmentation.ALL))
                .get(rank - 1);
        double truth = truth(rank, Stay.LONGEST, journeys);
        count(
                truth,
                new Interval(stage.shares().raw().low(), stage.shares().raw().high()));
        count(
                truth,
                new Interval(
                        stage.shares().corrected().low(),
                        stage.shares().corrected().high()));
    }

    /** Of those that advance within the horizon: what is open is censored. */
    private void incidence(int rank, Ladder ladder, Question question, List<Journey> journeys) {
        var counting = Survival.counting(ladder.sale().get(rank - 1), -1, HORIZON, question);
        journeys.forEach(counting::add);
        Survival survival = Objects.requireNonNull(counting.result().get(Segmentation.ALL));
        count(truth(rank, HORIZON, journeys), survival.interval());
    }

    /** The mean chance of the deals that entered the stage, each by when it entered. */
    private double truth(int rank, int age, List<Journey> journeys) {
        var chances = new ArrayList<Double>();
        for (Journey journey : journeys) {
            var passage = journey.passage(rank);
            if (passage != null) {
                LocalDate day = passage.at().atOffset(ZoneOffset.UTC).toLocalDate();
                chances.add(Market.STAYS.get(rank - 1).advancedBy(age, weather.pace(Market.START, day)));
            }
        }
        double mean =
                chances.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return rank == 1 ? mean * (1 - weather.zombies()) : mean;
    }

    private synchronized void count(double truth, Interval interval) {
        asked++;
        if (interval.low() <= truth && truth <= interval.high()) {
            held++;
        }
    }
}
