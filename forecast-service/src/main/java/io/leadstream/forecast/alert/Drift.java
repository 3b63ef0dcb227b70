package io.leadstream.forecast.alert;

import io.leadstream.forecast.alert.Figures.Seen;
import io.leadstream.forecast.alert.Periods.Span;
import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Journey.Closing;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.statistics.Difference;
import io.leadstream.forecast.statistics.Moments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arrivals, win rate and cycle of a pipeline, against their own history. */
final class Drift {

    /** A sale of less took no time that could be compared: the logarithm of none is infinite. */
    private static final double SHORTEST_DAYS = 1.0 / 24;

    private final String pipeline;
    private final Periods periods;
    private final Span recent;
    private final Span before;
    private final long[] arrivals = new long[Periods.WEEKS + Periods.WEEKS_BEFORE];
    private int firstWeek = -1;
    private final Closings now = new Closings();
    private final Closings then = new Closings();

    Drift(String pipeline, Periods periods) {
        this.pipeline = pipeline;
        this.periods = periods;
        this.recent = periods.recent(Duration.ZERO);
        this.before = periods.before(Duration.ZERO);
    }

    /** What closed within a time. */
    private static final class Closings {
        private long won;
        private long lost;
        private Moments logDays = Moments.NONE;
        private Moments days = Moments.NONE;

        void add(Journey journey, Closing closing) {
            if (closing.outcome() == Outcome.LOST) {
                lost++;
                return;
            }
            won++;
            double length = Duration.between(journey.begunAt(), closing.at()).toMillis() / 86_400_000.0;
            if (length >= 0) {
                days = days.with(length);
                logDays = logDays.with(Math.log(Math.max(length, SHORTEST_DAYS)));
            }
        }

        long closed() {
            return won + lost;
        }
    }

    void add(Journey journey) {
        Passage began = journey.passage(1);
        if (began != null) {
            arrive(periods.weeksAgo(began.at()));
        }
        Closing closing = journey.closing();
        if (closing != null && recent.contains(closing.at())) {
            now.add(journey, closing);
        } else if (closing != null && before.contains(closing.at())) {
            then.add(journey, closing);
        }
    }

    private void arrive(int week) {
        if (week >= 0) {
            firstWeek = Math.max(firstWeek, week);
            if (week < arrivals.length) {
                arrivals[week]++;
            }
        }
    }

    List<Tested> tests() {
        var tests = new ArrayList<Tested>();
        if (now.closed() >= Periods.FEWEST && then.closed() >= Periods.FEWEST) {
            tests.add(winRate());
        }
        if (now.days.n() >= Periods.FEWEST && then.days.n() >= Periods.FEWEST) {
            tests.add(cycle());
        }
        // the week in which the first deal came was perhaps not seen as a whole
        int weeksBefore = Math.min(firstWeek - 1, arrivals.length - 1) - Periods.WEEKS + 1;
        if (weeksBefore >= Periods.WEEKS && arrived(Periods.WEEKS, weeksBefore) >= Periods.FEWEST) {
            tests.add(arrivals(weeksBefore));
        }
        return tests;
    }

    private Tested winRate() {
        Query query = Query.of("win-rates", pipeline);
        return Tested.ofDrift(
                Topic.of(AlertKind.WIN_RATE, pipeline),
                recent.share(now.won, now.closed(), asked(query, recent)),
                before.share(then.won, then.closed(), asked(query, before)),
                Difference.ofShares(now.won, now.closed(), then.won, then.closed(), Periods.LEVEL));
    }

    private Tested cycle() {
        Query query = Query.of("stage-durations", pipeline);
        return Tested.ofDrift(
                Topic.of(AlertKind.CYCLE, pipeline),
                recent.value(now.days.mean(), now.days.n(), asked(query, recent)),
                before.value(then.days.mean(), then.days.n(), asked(query, before)),
                Difference.ofLengths(now.logDays, then.logDays, Periods.LEVEL));
    }

    private Tested arrivals(int weeksBefore) {
        Query query = Query.of("conversion-rates", pipeline);
        var since = new Span(before.to().minusWeeks(weeksBefore), before.to());
        long count = arrived(0, Periods.WEEKS);
        long countBefore = arrived(Periods.WEEKS, weeksBefore);
        Moments weekly = Moments.NONE;
        for (int week = Periods.WEEKS; week < Periods.WEEKS + weeksBefore; week++) {
            weekly = weekly.with(arrivals[week]);
        }
        double dispersion = weekly.mean() == 0 ? 1 : weekly.variance() / weekly.mean();
        Seen seen = recent.value((double) count / Periods.WEEKS, count, asked(query, recent));
        Seen seenBefore = since.value((double) countBefore / weeksBefore, countBefore, asked(query, since));
        return Tested.ofDrift(
                Topic.of(AlertKind.ARRIVALS, pipeline),
                seen,
                seenBefore,
                Difference.ofCounts(
                        count, Periods.WEEKS, countBefore, weeksBefore, dispersion, weeksBefore - 1, Periods.LEVEL));
    }

    private String asked(Query query, Span span) {
        return query.within(span, periods.today()).text();
    }

    private long arrived(int from, int weeks) {
        return Arrays.stream(arrivals, from, from + weeks).sum();
    }
}
