package io.leadstream.forecast.cohort;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.question.Counting;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a deal of each stage is given to advance when cohorts are compared: whole days in which three quarters of
 * those that ever advanced did, a week at least and a quarter at most; empty where too few ever did.
 */
public final class TimeToAdvance implements Counting<List<Optional<Duration>>> {

    private static final int FEWEST = 30;
    private static final long SHORTEST_DAYS = 7;
    private static final long LONGEST_DAYS = 91;

    private final List<Sample> days;

    /** @param stages how many SALE stages the ladder has */
    public TimeToAdvance(int stages) {
        days = Stream.generate(Sample::new).limit(stages).toList();
    }

    @Override
    public void add(Journey journey) {
        for (int rank = 1; rank <= days.size(); rank++) {
            Passage passage = journey.passage(rank);
            if (passage != null && passage.exit() == Exit.ADVANCED && !passage.imputed()) {
                Duration took = Duration.between(passage.at(), passage.until());
                days.get(rank - 1).add(took.toHours() / 24.0);
            }
        }
    }

    @Override
    public List<Optional<Duration>> result() {
        return days.stream().map(TimeToAdvance::of).toList();
    }

    private static Optional<Duration> of(Sample sample) {
        Quantiles quantiles = Quantiles.of(sample);
        return quantiles == null || quantiles.count() < FEWEST
                ? Optional.empty()
                : Optional.of(
                        Duration.ofDays(Math.clamp((long) Math.ceil(quantiles.p75()), SHORTEST_DAYS, LONGEST_DAYS)));
    }
}
