package io.leadstream.forecast.duration;

import io.leadstream.forecast.history.Journey;
import io.leadstream.forecast.history.Passage;
import io.leadstream.forecast.history.Spell;
import io.leadstream.forecast.history.Spell.Exit;
import io.leadstream.forecast.statistics.KaplanMeier;
import io.leadstream.forecast.statistics.Quantiles;
import io.leadstream.forecast.statistics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long deals stay in a stage, in days.
 *
 * @param visits how often the stage was visited
 * @param open visits that last
 * @param passThrough visits under 60 s: counted, but out of the quantiles
 * @param negative visits whose end was recorded before their beginning: counted, but out of all durations
 * @param latest of each deal's latest ended visit
 * @param cumulative of all visits of a deal together, when none of them lasts
 * @param firstPassage from first reaching the stage to first getting beyond it
 * @param byExit of ended visits, by how they ended
 * @param median by Kaplan–Meier, open visits censored: what {@code latest} would be if nothing were open any more;
 *     null when more than half last longer than anything that was seen to end
 */
public record StageDuration(
        String stage,
        int visits,
        int open,
        int passThrough,
        int negative,
        @Nullable Quantiles latest,
        @Nullable Quantiles cumulative,
        @Nullable Quantiles firstPassage,
        Map<Exit, Quantiles> byExit,
        @Nullable Double median) {

    private static final Duration SHORTEST = Duration.ofSeconds(60);

    /** Days, with fractions. */
    static double days(Duration length) {
        return (length.toSeconds() + length.toNanosPart() / 1e9)
                / Duration.ofDays(1).toSeconds();
    }

    /** Collects the visits of one stage, deal by deal. */
    static final class Count {
        private final String stage;
        private final KaplanMeier lasting = new KaplanMeier();
        private final Sample latest = new Sample();
        private final Sample cumulative = new Sample();
        private final Sample firstPassage = new Sample();
        private final Map<Exit, Sample> byExit = new EnumMap<>(Exit.class);
        private int visits;
        private int open;
        private int passThrough;
        private int negative;

        Count(String stage) {
            this.stage = stage;
        }

        void add(Journey journey, List<Spell> spells, @Nullable Passage passage) {
            spells.forEach(spell -> visit(spell, journey.deal().observedFrom()));
            boolean known = spells.stream().noneMatch(Spell::outOfOrder);
            Spell last = spells.getLast();
            if (known && isEnded(last)) {
                latest.add(days(last.length()));
            }
            Duration sum = spells.stream().map(Spell::length).reduce(Duration.ZERO, Duration::plus);
            if (known && last.exit() != Exit.OPEN && sum.compareTo(SHORTEST) >= 0) {
                cumulative.add(days(sum));
            }
            if (known && passage != null && !passage.imputed() && passage.exit() == Exit.ADVANCED) {
                passed(Duration.between(passage.at(), passage.until()));
            }
        }

        private void passed(Duration length) {
            if (length.compareTo(SHORTEST) >= 0) {
                firstPassage.add(days(length));
            }
        }

        private static boolean isEnded(Spell spell) {
            return spell.exit() != Exit.OPEN && spell.length().compareTo(SHORTEST) >= 0;
        }

        private void visit(Spell spell, @Nullable Instant observedFrom) {
            visits++;
            if (spell.outOfOrder()) {
                negative++;
                return;
            }
            if (spell.exit() == Exit.OPEN) {
                open++;
            } else if (!isEnded(spell)) {
                passThrough++;
                return;
            } else {
                byExit.computeIfAbsent(spell.exit(), _ -> new Sample()).add(days(spell.length()));
            }
            boolean ended = spell.exit() != Exit.OPEN && spell.exit() != Exit.TRANSFERRED;
            double unseen = observedFrom == null ? 0 : days(Duration.between(spell.from(), observedFrom));
            lasting.add(Math.max(0, unseen), days(spell.length()), ended);
        }

        StageDuration result() {
            var exits = new EnumMap<Exit, Quantiles>(Exit.class);
            byExit.forEach((exit, lengths) -> {
                Quantiles quantiles = Quantiles.of(lengths);
                if (quantiles != null) {
                    exits.put(exit, quantiles);
                }
            });
            var median = lasting.median();
            return new StageDuration(
                    stage,
                    visits,
                    open,
                    passThrough,
                    negative,
                    Quantiles.of(latest),
                    Quantiles.of(cumulative),
                    Quantiles.of(firstPassage),
                    exits,
                    median.isPresent() ? median.getAsDouble() : null);
        }
    }
}
