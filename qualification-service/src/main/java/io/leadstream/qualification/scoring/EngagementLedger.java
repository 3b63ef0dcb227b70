package io.leadstream.qualification.scoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The engagement of a lead, activity by activity: each decays, types are summed and capped, the whole is capped, and
 * rounded last. Every line is rounded by itself; what that leaves over is a line of its own.
 */
final class EngagementLedger {

    /** A type's latest activities have a line each, those before them one together: a ledger stays readable. */
    static final int LINES_PER_TYPE = 100;

    private final ScoringModel model;
    private final Instant at;
    private final List<LedgerLine> lines = new ArrayList<>();
    private double sum;

    private EngagementLedger(ScoringModel model, Instant at) {
        this.model = model;
        this.at = at;
    }

    /**
     * Scores activities.
     *
     * @param activities ordered by time, none later than {@code at}
     */
    static EngagementLedger of(ScoringModel model, List<Told<Activity>> activities, Instant at) {
        var ledger = new EngagementLedger(model, at);
        var byType = scoring(activities);
        for (EngagementRule rule : model.engagement()) {
            ledger.add(rule, byType.getOrDefault(rule.type(), List.of()));
        }
        ledger.close();
        return ledger;
    }

    /** Only what the lead did itself scores. */
    static Map<ActivityType, List<Told<Activity>>> scoring(List<Told<Activity>> activities) {
        return activities.stream()
                .filter(told -> told.what().inbound())
                .filter(told -> ActivityType.named(told.what().type()).isPresent())
                .collect(groupingBy(
                        told -> ActivityType.valueOf(told.what().type()),
                        () -> new EnumMap<>(ActivityType.class),
                        toList()));
    }

    List<LedgerLine> lines() {
        return List.copyOf(lines);
    }

    BigDecimal sum() {
        return rounded(sum);
    }

    static BigDecimal rounded(double points) {
        return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
    }

    private void add(EngagementRule rule, List<Told<Activity>> activities) {
        int earlier = Math.max(0, activities.size() - LINES_PER_TYPE);
        double points = addEarlier(rule, activities.subList(0, earlier));
        for (Told<Activity> told : activities.subList(earlier, activities.size())) {
            double decayed = rule.decayed(told.occurredAt(), at);
            line(decayed, rule.type().name(), reason(rule), told);
            points += decayed;
        }
        if (points > model.typeCap()) {
            limit(model.typeCap() - points, rule.type() + "_CAP", "at most " + model.typeCap() + " for this type");
        }
        sum += Math.min(points, model.typeCap());
    }

    private double addEarlier(EngagementRule rule, List<Told<Activity>> activities) {
        if (activities.isEmpty()) {
            return 0;
        }
        double points = activities.stream()
                .mapToDouble(told -> rule.decayed(told.occurredAt(), at))
                .sum();
        var line = new LedgerLine(
                rounded(points),
                rule.type() + "_EARLIER",
                activities.size() + " earlier activities, decayed",
                null,
                activities.getLast().occurredAt());
        keep(line);
        return points;
    }

    private void close() {
        if (sum > ScoringModel.MOST) {
            limit(ScoringModel.MOST - sum, "ENGAGEMENT_LIMIT", "engagement lies between 0 and 100");
            sum = ScoringModel.MOST;
        }
        BigDecimal listed = lines.stream().map(LedgerLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        keep(new LedgerLine(sum().subtract(listed), "ROUNDING", "lines are rounded one by one", null, at));
    }

    private static String reason(EngagementRule rule) {
        return rule.points() + " points, half-life " + rule.halfLifeDays() + " days";
    }

    private void line(double points, String rule, String reason, Told<Activity> told) {
        keep(new LedgerLine(rounded(points), rule, reason, told.eventId(), told.occurredAt()));
    }

    private void limit(double points, String rule, String reason) {
        keep(new LedgerLine(rounded(points), rule, reason, null, at));
    }

    private void keep(LedgerLine line) {
        if (line.points().signum() != 0) {
            lines.add(line);
        }
    }
}
