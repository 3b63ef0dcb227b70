package io.leadstream.qualification.scoring;

import java.time.Duration;
import java.time.Instant;

/**
 * Points for an activity of the lead, which halve with every half-life.
 *
 * @param points at the instant of the activity; negative where the activity speaks against the lead
 * @param halfLifeDays in days of 24 hours
 * @param cap the most that all activities of the type bring together, or take away
 */
record EngagementRule(ActivityType type, int points, int halfLifeDays, int cap) {

    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /** pts · 2^(−(T−t)/halfLife), forecast.md "Lead scoring". */
    double decayed(Instant occurredAt, Instant at) {
        return points * remaining(occurredAt, at);
    }

    /** The share of points that is left. */
    double remaining(Instant from, Instant to) {
        Duration age = Duration.between(from, to);
        double days = (age.getSeconds() + age.getNano() / 1e9) / SECONDS_A_DAY;
        return Math.pow(2, -days / halfLifeDays);
    }

    double capped(double sum) {
        return points < 0 ? Math.max(-cap, sum) : Math.min(cap, sum);
    }
}
