package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Told;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What time alone makes of an engagement that only decays. All activities of a type decay alike, so that one term per
 * type says it for every later instant: E(T) = Σ min(cap, S·2^(−(T−at)/halfLife)).
 */
final class Decay {

    private static final long MICROS_A_DAY = ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000;

    private record Term(EngagementRule rule, double points) {}

    private final ScoringModel model;
    private final Instant at;
    private final List<Term> terms;

    private Decay(ScoringModel model, Instant at, List<Term> terms) {
        this.model = model;
        this.at = at;
        this.terms = terms;
    }

    static Decay of(ScoringModel model, List<Told<Activity>> activities, Instant at) {
        var byType = EngagementLedger.scoring(activities);
        var terms = model.engagement().activities().stream()
                .filter(rule -> byType.containsKey(rule.type()))
                .map(rule -> new Term(rule, sum(rule, byType.getOrDefault(rule.type(), List.of()), at)))
                .toList();
        return new Decay(model, at, terms);
    }

    private static double sum(EngagementRule rule, List<Told<Activity>> activities, Instant at) {
        return activities.stream()
                .mapToDouble(told -> rule.decayed(told.occurredAt(), at))
                .sum();
    }

    /** The first instant, to the microsecond, at which the figure is another; empty once it is the lowest. */
    Optional<Instant> nextFigure() {
        int figure = figureAfter(0);
        if (figure == figure(0)) {
            return Optional.empty();
        }
        long same = 0;
        long other = MICROS_A_DAY;
        while (figureAfter(other) == figure) {
            same = other;
            other *= 2;
        }
        while (other - same > 1) {
            long middle = same + (other - same) / 2;
            if (figureAfter(middle) == figure) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return Optional.of(at.plus(other, ChronoUnit.MICROS));
    }

    private int figureAfter(long micros) {
        Instant then = at.plus(micros, ChronoUnit.MICROS);
        double sum = terms.stream()
                .mapToDouble(term -> term.rule.capped(term.points * term.rule.remaining(at, then)))
                .sum();
        return figure(Math.min(model.engagement().cap(), sum));
    }

    private int figure(double engagement) {
        return model.grades().figure(EngagementLedger.rounded(engagement));
    }
}
