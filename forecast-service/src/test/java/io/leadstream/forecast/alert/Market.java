package io.leadstream.forecast.alert;

import io.leadstream.forecast.cohort.TimeToAdvance;
import io.leadstream.forecast.history.DealHistory;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Ladder;
import io.leadstream.forecast.stories.Story;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Deals of a market whose truth is known: two years from 2026-01-01 on, so many arrivals a day, each advancing from A to
 * B within five days with a chance, and won or lost a while later. Looked at on the last day.
 */
final class Market {

    static final int DAYS = 730;
    static final LocalDate TODAY = LocalDate.of(2026, 1, 1).plusDays(DAYS);

    private final RandomGenerator random;
    private IntToDoubleFunction arrivals = day -> 1;
    private IntToDoubleFunction advances = day -> 0.6;
    private IntToDoubleFunction wins = day -> 0.5;
    private IntToDoubleFunction length = day -> 10;
    private int owners = 1;
    private Optional<String> slackens = Optional.empty();

    Market(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** How many deals begin a day. */
    Market arrivals(IntToDoubleFunction ofDay) {
        arrivals = ofDay;
        return this;
    }

    /** The chance to advance from A to B. */
    Market advances(IntToDoubleFunction ofDay) {
        advances = ofDay;
        return this;
    }

    /** The chance to be won after that. */
    Market wins(IntToDoubleFunction ofDay) {
        wins = ofDay;
        return this;
    }

    /** Days from B to the closing, on average. */
    Market length(IntToDoubleFunction ofDay) {
        length = ofDay;
        return this;
    }

    /** So many, of whom one advances half as often in the last quarter and a half. */
    Market owners(int number, Optional<String> whoSlackens) {
        owners = number;
        slackens = whoSlackens;
        return this;
    }

    List<Finding> findings() {
        Ladder ladder = Story.ladder();
        Periods periods = new Periods(TODAY);
        List<Journey> journeys = deals().stream()
                .map(deal -> deal.journey(ladder, periods.asOf()))
                .toList();
        var horizons = new TimeToAdvance(ladder.sale().size());
        journeys.forEach(horizons::add);
        List<Optional<Duration>> found = horizons.result();
        var watch = new Watch(ladder, periods, found);
        journeys.forEach(watch::add);
        return Finding.of(watch.result());
    }

    private List<DealHistory> deals() {
        var stories = new ArrayList<Story>();
        for (int day = 0; day < DAYS; day++) {
            double left = arrivals.applyAsDouble(day);
            while (random.nextDouble() < left) {
                stories.add(deal(day, stories.size()));
                left--;
            }
        }
        return Story.histories(stories.toArray(Story[]::new));
    }

    private Story deal(int day, int number) {
        String owner = "rep-" + random.nextInt(owners);
        double begins = day + random.nextDouble();
        var story = Story.of("d" + number).is(Map.of("seller", owner), begins).enters("A", begins);
        boolean slack = slackens.filter(owner::equals).isPresent() && day > DAYS - 110;
        double advancing = begins + 5 * random.nextDouble();
        if (random.nextDouble() >= advances.applyAsDouble(day) * (slack ? 0.5 : 1)) {
            return story.isLost(advancing);
        }
        story.enters("B", advancing);
        double closing = advancing - length.applyAsDouble(day) * Math.log(1 - random.nextDouble());
        return random.nextDouble() < wins.applyAsDouble(day) ? story.wins(closing) : story.isLost(closing);
    }
}
