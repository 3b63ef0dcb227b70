package io.leadstream.qualification.scoring;

import io.leadstream.qualification.lead.Activity;
import io.leadstream.qualification.lead.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points while a lead does much in a short time; they do not decay, they end with the time.
 *
 * @param type which activities are counted; every kind where there is none
 * @param atLeast so many activities
 * @param withinDays within the days of 24 hours before the instant at which the score is read
 */
record FrequencyRule(String name, @Nullable ActivityType type, int atLeast, int withinDays, int points) {

    /** The last of the activities that fulfil the rule. */
    Optional<Told<Activity>> fulfilledBy(List<Told<Activity>> scoring, Instant at) {
        Instant after = at.minus(Duration.ofDays(withinDays));
        var counted = scoring.stream()
                .filter(this::isCounted)
                .filter(told -> told.occurredAt().isAfter(after))
                .toList();
        return counted.size() >= atLeast ? Optional.of(counted.getLast()) : Optional.empty();
    }

    boolean isCounted(Told<Activity> told) {
        return type == null || type.name().equals(told.what().type());
    }

    String reason() {
        return "at least %d %s within %d days".formatted(atLeast, type == null ? "activities" : type, withinDays);
    }
}
