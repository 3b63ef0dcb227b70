package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What time alone makes of any engagement, also of one that rises because what was taken away decays, or that jumps
 * where a window ends. Between two jumps each type's points move one way, so that an engagement's values over a span
 * lie between bounds; spans whose bounds reach no threshold are passed over, others are halved.
 */
final class Course {

    /** Farther ahead nothing is foreseen: the lead is looked at again then. */
    private static final Duration HORIZON = Duration.ofDays(3650);

    private static final Duration FINEST = Duration.ofMillis(1);

    /** So much is looked at; the lead is looked at again where this ends. */
    private static final int MOST_JUMPS = 64;

    private static final int MOST_SPANS = 4000;
    private static final Duration LEAST_REST = Duration.ofMinutes(1);

    private record Bounds(double low, double high) {
        Bounds plus(Bounds other) {
            return new Bounds(low + other.low, high + other.high);
        }

        Bounds limited(double least, double most) {
            return new Bounds(Math.clamp(low, least, most), Math.clamp(high, least, most));
        }
    }

    private final ScoringModel model;
    private final LeadSnapshot lead;
    private final Instant at;
    private final int place;
    private int spans;

    private Course(ScoringModel model, LeadSnapshot lead, Instant at) {
        this.model = model;
        this.lead = lead;
        this.at = at;
        var now = bounds(lead, model.engagement(), at, at);
        this.place = place(now.low());
    }

    /** The next instant at which engagement passes a threshold, or from which on nothing was foreseen. */
    static Optional<Instant> next(ScoringModel model, LeadSnapshot lead, Instant at) {
        return new Course(model, lead, at).next();
    }

    private Optional<Instant> next() {
        Instant from = at;
        for (Instant jump : jumps()) {
            Optional<Instant> within = passedWithin(from, jump);
            if (within.isPresent()) {
                return within;
            }
            from = jump;
        }
        return from.isBefore(at.plus(HORIZON)) ? Optional.of(from) : Optional.empty();
    }

    /** The ends of spans in which engagement moves steadily: what is added or left out at the end of each. */
    private List<Instant> jumps() {
        var ends = Stream.concat(Stream.of(lead), lead.colleagues().stream())
                .flatMap(one -> one.activities().stream())
                .filter(EngagementLedger::isScoring)
                .flatMap(this::jumpsOf)
                .filter(jump -> jump.isAfter(at) && jump.isBefore(at.plus(HORIZON)))
                .sorted()
                .distinct()
                .limit(MOST_JUMPS + 1L)
                .toList();
        if (ends.size() > MOST_JUMPS) {
            return ends.subList(0, MOST_JUMPS);
        }
        var all = new ArrayList<>(ends);
        all.add(at.plus(HORIZON));
        return all;
    }

    private Stream<Instant> jumpsOf(Told<Activity> told) {
        var rules = model.engagement();
        Integer window = rules.windowDays();
        var silence = rules.silence();
        var days = Stream.<Integer>builder();
        rules.frequency().stream().filter(rule -> rule.isCounted(told)).forEach(rule -> days.add(rule.withinDays()));
        if (window != null) {
            days.add(window);
        }
        if (silence != null) {
            days.add(silence.afterDays());
        }
        return days.build().map(after -> told.occurredAt().plus(Duration.ofDays(after)));
    }

    /** The first instant of a span, its end included, with another place among the thresholds. */
    private Optional<Instant> passedWithin(Instant from, Instant jump) {
        Instant before = jump.minusNanos(1000);
        if (before.isAfter(from)) {
            Optional<Instant> found = passed(from, before);
            if (found.isPresent()) {
                return found;
            }
        }
        return place(bounds(lead, model.engagement(), jump, jump).low()) == place
                ? Optional.empty()
                : Optional.of(jump);
    }

    private Optional<Instant> passed(Instant from, Instant to) {
        var bounds = bounds(lead, model.engagement(), from, to);
        if (place(bounds.low()) == place && place(bounds.high()) == place) {
            return Optional.empty();
        }
        Duration length = Duration.between(from, to);
        if (length.compareTo(FINEST) <= 0) {
            return place(bounds(lead, model.engagement(), to, to).low()) == place ? Optional.empty() : Optional.of(to);
        }
        if (++spans > MOST_SPANS) {
            Instant soon = at.plus(LEAST_REST);
            return Optional.of(to.isBefore(soon) ? soon : to);
        }
        Instant middle = from.plus(length.dividedBy(2));
        return passed(from, middle).or(() -> passed(middle, to));
    }

    private int place(double engagement) {
        var rounded = EngagementLedger.rounded(engagement);
        return model.grades().figure(rounded) * 2 + (model.reachesMql(rounded) ? 1 : 0);
    }

    private Bounds bounds(LeadSnapshot one, EngagementRules rules, Instant from, Instant to) {
        var scoring =
                one.activities().stream().filter(EngagementLedger::isScoring).toList();
        var sum = decaying(scoring, rules, from, to);
        double constant = rules.frequency().stream()
                .filter(rule -> rule.fulfilledBy(scoring, from).isPresent())
                .mapToDouble(FrequencyRule::points)
                .sum();
        var silence = rules.silence();
        if (silence != null && !scoring.isEmpty()) {
            Instant begins = scoring.getLast().occurredAt().plus(Duration.ofDays(silence.afterDays()));
            constant += begins.isAfter(from) ? 0 : silence.points();
        }
        return sum.plus(new Bounds(constant, constant))
                .plus(ofColleagues(one, rules, from, to))
                .limited(0, rules.cap());
    }

    private static Bounds decaying(List<Told<Activity>> scoring, EngagementRules rules, Instant from, Instant to) {
        Integer window = rules.windowDays();
        Instant after = window == null ? Instant.MIN : from.minus(Duration.ofDays(window));
        var byType = EngagementLedger.scoring(scoring.stream()
                .filter(told -> told.occurredAt().isAfter(after))
                .toList());
        var sum = new Bounds(0, 0);
        for (EngagementRule rule : rules.activities()) {
            double points = byType.getOrDefault(rule.type(), List.of()).stream()
                    .mapToDouble(told -> rule.decayed(told.occurredAt(), from))
                    .sum();
            double first = rule.capped(points);
            double last = rule.capped(points * rule.remaining(from, to));
            sum = sum.plus(new Bounds(Math.min(first, last), Math.max(first, last)));
        }
        return sum;
    }

    private Bounds ofColleagues(LeadSnapshot one, EngagementRules rules, Instant from, Instant to) {
        var rollUp = rules.rollUp();
        var sum = new Bounds(0, 0);
        if (rollUp == null) {
            return sum;
        }
        for (LeadSnapshot colleague : one.colleagues()) {
            sum = sum.plus(bounds(colleague, rules.withoutRollUp(), from, to));
        }
        return new Bounds(rollUp.share() * sum.low(), rollUp.share() * sum.high()).limited(0, rollUp.cap());
    }
}
