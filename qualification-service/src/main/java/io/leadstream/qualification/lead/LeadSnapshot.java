package io.leadstream.qualification.lead;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as it stood at one instant. */
public record LeadSnapshot(
        @Nullable Told<Profile> profile, @Nullable Told<Company> company, List<Told<Activity>> activities) {

    /** The same lead with only those of its activities that happened after an instant. */
    public LeadSnapshot activeAfter(Instant instant) {
        return new LeadSnapshot(
                profile,
                company,
                activities.stream()
                        .filter(told -> told.occurredAt().isAfter(instant))
                        .toList());
    }
}
