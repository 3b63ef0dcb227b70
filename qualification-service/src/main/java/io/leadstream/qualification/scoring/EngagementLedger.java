package io.leadstream.qualification.scoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.LeadSnapshot;
import io.leadstream.qualification.lead.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The engagement of a lead, activity by activity: each decays, types are summed and capped, what the model gives
 * beside is added, the whole is limited, and rounded last. Every line is rounded by itself; what that leaves over is a
 * line of its own.
 */
final class EngagementLedger {

    /** A type's latest activities have a line each, those before them one together: a ledger stays readable. */
    static final int LINES_PER_TYPE = 100;

    private final EngagementRules rules;
    private final Instant at;
    private final boolean isListed;
    private final List<LedgerLine> lines = new ArrayList<>();
    private double sum;

    private EngagementLedger(EngagementRules rules, Instant at, boolean isListed) {
        this.rules = rules;
        this.at = at;
        this.isListed = isListed;
    }

    /**
     * Scores a lead's activities and its colleagues'.
     *
     * @param lead its activities are ordered by time, none later than {@code at}
     */
    static EngagementLedger of(EngagementRules rules, LeadSnapshot lead, Instant at) {
        return of(rules, lead, at, true);
    }

    /** The engagement alone, to the last bit the same: its lines cost more than its sum. */
    static BigDecimal sum(EngagementRules rules, LeadSnapshot lead, Instant at) {
        return of(rules, lead, at, false).sum();
    }

    private static EngagementLedger of(EngagementRules rules, LeadSnapshot lead, Instant at, boolean isListed) {
        var ledger = new EngagementLedger(rules, at, isListed);
        ledger.addActivities(lead.activities());
        ledger.addColleagues(lead.colleagues());
        ledger.close();
        return ledger;
    }

    /** Only what the lead did itself scores. */
    static Map<ActivityType, List<Told<Activity>>> scoring(List<Told<Activity>> activities) {
        return activities.stream()
                .filter(EngagementLedger::isScoring)
                .collect(groupingBy(
                        told -> ActivityType.valueOf(told.what().type()),
                        () -> new EnumMap<>(ActivityType.class),
                        toList()));
    }

    static boolean isScoring(Told<Activity> told) {
        return told.what().inbound() && ActivityType.named(told.what().type()).isPresent();
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

    private void addActivities(List<Told<Activity>> activities) {
        var scoring = activities.stream().filter(EngagementLedger::isScoring).toList();
        var byType = scoring(withinWindow(scoring));
        for (EngagementRule rule : rules.activities()) {
            add(rule, byType.getOrDefault(rule.type(), List.of()));
        }
        for (FrequencyRule rule : rules.frequency()) {
            rule.fulfilledBy(scoring, at).ifPresent(told -> {
                line(rule.points(), rule.name(), rule::reason, told);
                sum += rule.points();
            });
        }
        addSilence(scoring);
    }

    private List<Told<Activity>> withinWindow(List<Told<Activity>> scoring) {
        Integer days = rules.windowDays();
        if (days == null) {
            return scoring;
        }
        Instant after = at.minus(Duration.ofDays(days));
        return scoring.stream().filter(told -> told.occurredAt().isAfter(after)).toList();
    }

    private void addSilence(List<Told<Activity>> scoring) {
        var silence = rules.silence();
        if (silence == null || scoring.isEmpty()) {
            return;
        }
        Told<Activity> last = scoring.getLast();
        Instant begins = last.occurredAt().plus(Duration.ofDays(silence.afterDays()));
        if (!begins.isAfter(at)) {
            keep(() -> new LedgerLine(
                    rounded(silence.points()),
                    "SILENCE",
                    "nothing for " + silence.afterDays() + " days",
                    last.eventId(),
                    begins));
            sum += silence.points();
        }
    }

    private void addColleagues(List<LeadSnapshot> colleagues) {
        var rollUp = rules.rollUp();
        if (rollUp == null || colleagues.isEmpty()) {
            return;
        }
        var own = rules.withoutRollUp();
        double theirs = 0;
        for (LeadSnapshot colleague : colleagues) {
            theirs += of(own, colleague, at, false).sum;
        }
        double points = Math.min(rollUp.cap(), rollUp.share() * theirs);
        sum += points;
        if (isListed) {
            listColleagues(rollUp, colleagues, theirs, points);
        }
    }

    private void listColleagues(
            EngagementRules.CompanyRollUp rollUp, List<LeadSnapshot> colleagues, double theirs, double points) {
        var reason = "%s of the %s points of %d colleagues, at most %d"
                .formatted(BigDecimal.valueOf(rollUp.share()), rounded(theirs), colleagues.size(), rollUp.cap());
        colleagues.stream()
                .flatMap(colleague -> colleague.activities().stream())
                .filter(EngagementLedger::isScoring)
                .max(Comparator.comparing((Told<Activity> told) -> told.occurredAt())
                        .thenComparing(Told::eventId))
                .ifPresent(last -> line(points, "COMPANY_ROLL_UP", () -> reason, last));
    }

    private void add(EngagementRule rule, List<Told<Activity>> activities) {
        int earlier = Math.max(0, activities.size() - LINES_PER_TYPE);
        double points = addEarlier(rule, activities.subList(0, earlier));
        for (Told<Activity> told : activities.subList(earlier, activities.size())) {
            double decayed = rule.decayed(told.occurredAt(), at);
            line(decayed, rule.type().name(), () -> reason(rule), told);
            points += decayed;
        }
        double capped = rule.capped(points);
        if (capped != points) {
            limit(capped - points, () -> rule.type() + "_CAP", () -> "at most " + rule.cap() + " for this type");
        }
        sum += capped;
    }

    private double addEarlier(EngagementRule rule, List<Told<Activity>> activities) {
        if (activities.isEmpty()) {
            return 0;
        }
        double points = activities.stream()
                .mapToDouble(told -> rule.decayed(told.occurredAt(), at))
                .sum();
        keep(() -> new LedgerLine(
                rounded(points),
                rule.type() + "_EARLIER",
                activities.size() + " earlier activities, decayed",
                null,
                activities.getLast().occurredAt()));
        return points;
    }

    private void close() {
        double within = Math.clamp(sum, 0, rules.cap());
        if (within != sum) {
            limit(within - sum, () -> "ENGAGEMENT_LIMIT", () -> "engagement lies between 0 and " + rules.cap());
            sum = within;
        }
        keep(() -> {
            BigDecimal listed = lines.stream().map(LedgerLine::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new LedgerLine(sum().subtract(listed), "ROUNDING", "lines are rounded one by one", null, at);
        });
    }

    private static String reason(EngagementRule rule) {
        return rule.points() + " points, half-life " + rule.halfLifeDays() + " days";
    }

    private void line(double points, String rule, Supplier<String> reason, Told<Activity> told) {
        keep(() -> new LedgerLine(rounded(points), rule, reason.get(), told.eventId(), told.occurredAt()));
    }

    private void limit(double points, Supplier<String> rule, Supplier<String> reason) {
        keep(() -> new LedgerLine(rounded(points), rule.get(), reason.get(), null, at));
    }

    private void keep(Supplier<LedgerLine> made) {
        if (isListed) {
            LedgerLine line = made.get();
            if (line.points().signum() != 0) {
                lines.add(line);
            }
        }
    }
}
