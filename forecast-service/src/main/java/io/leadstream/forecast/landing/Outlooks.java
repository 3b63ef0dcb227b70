package io.leadstream.forecast.landing;

import io.leadstream.forecast.winning.Level;
import io.leadstream.forecast.winning.OpenDeal;
import io.leadstream.forecast.winning.Outlook;
import io.leadstream.forecast.winning.WinFit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chances by the ends of some parts of a span, all at the level that suits the last. */
final class Outlooks {

    private static final double MOST_SURE = 1 - 1e-9;

    private final WinFit fit;
    private final List<LocalDate> ends;
    private final Outlook last;
    private final Map<LocalDate, Outlook> byDay = new HashMap<>();

    Outlooks(WinFit fit, List<LocalDate> ends) {
        this.fit = fit;
        this.ends = ends;
        this.last = fit.until(ends.getLast());
        byDay.put(ends.getLast(), last);
    }

    /** The cumulative hazard that comes to a chance. */
    static double hazard(double chance) {
        return -Math.log1p(-Math.min(chance, MOST_SURE));
    }

    int parts() {
        return ends.size();
    }

    Outlook last() {
        return last;
    }

    /** A deal whose approval is still to take some days has as much less time to be won. */
    double chance(OpenDeal deal, int part) {
        return on(ends.get(part).minusDays(deal.delay())).of(deal);
    }

    /** The wins expected of new deals after the end of a part, up to that of another. */
    double newWins(int after, int upTo) {
        return on(ends.get(upTo)).newWins() - on(ends.get(after)).newWins();
    }

    private Outlook on(LocalDate day) {
        Level level = last.level();
        return byDay.computeIfAbsent(day, _ -> fit.until(day, level));
    }
}
