package io.leadstream.qualification.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stood at one instant.
 *
 * @param colleagues who worked at the same company then, where they were asked for
 */
public record LeadSnapshot(
        @Nullable Told<Profile> profile,
        @Nullable Told<Company> company,
        List<Told<Activity>> activities,
        List<LeadSnapshot> colleagues) {

    /** A lead for itself. */
    public LeadSnapshot(
            @Nullable Told<Profile> profile, @Nullable Told<Company> company, List<Told<Activity>> activities) {
        this(profile, company, activities, List.of());
    }

    /** The same lead with only those of its and its colleagues' activities that happened after an instant. */
    public LeadSnapshot activeAfter(Instant instant) {
        return new LeadSnapshot(
                profile,
                company,
                activities.stream()
                        .filter(told -> told.occurredAt().isAfter(instant))
                        .toList(),
                colleagues.stream()
                        .map(colleague -> colleague.activeAfter(instant))
                        .toList());
    }

    boolean worksAt(UUID id) {
        return profile != null
                && profile.what().company() != null
                && profile.what().company().id().equals(id);
    }
}
