package io.leadstream.qualification.lead;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that we were told of one lead, in whichever order it came.
 *
 * @param companyChanges what was told of any company the lead has worked at
 * @param colleagues who ever worked at a company of the lead's, where they were asked for; without theirs in turn
 */
public record LeadHistory(
        List<Told<Profile>> profiles,
        List<Told<Company>> companyChanges,
        List<Told<Activity>> activities,
        List<LeadHistory> colleagues) {

    // The sum of decayed points is the same to the last bit whichever way the activities came.
    private static final Comparator<Told<?>> BY_TIME =
            comparing((Told<?> told) -> told.occurredAt()).thenComparing(Told::eventId);

    public static final LeadHistory EMPTY = new LeadHistory(List.of(), List.of(), List.of());

    /** A lead for itself. */
    public LeadHistory(
            List<Told<Profile>> profiles, List<Told<Company>> companyChanges, List<Told<Activity>> activities) {
        this(profiles, companyChanges, activities, List.of());
    }

    public LeadHistory {
        colleagues = List.copyOf(colleagues);
        profiles = List.copyOf(profiles);
        companyChanges = List.copyOf(companyChanges);
        activities = activities.stream().sorted(BY_TIME).toList();
    }

    /** The lead as it stood at that instant, by everything known today. */
    public LeadSnapshot asOf(Instant instant) {
        return snapshot(told -> !told.occurredAt().isAfter(instant));
    }

    /** The lead as it looked to whoever had looked at that instant: only what had happened and was known. */
    public LeadSnapshot seenAt(Instant instant) {
        return snapshot(told -> !told.countsFrom().isAfter(instant));
    }

    /** The lead by everything known today. */
    public LeadSnapshot latest() {
        return snapshot(told -> true);
    }

    /** The capture, which may come after other facts of the lead. */
    public Optional<Told<Profile>> captured() {
        return profiles.stream().filter(told -> told.what().captured()).min(comparingLong(Told::sequence));
    }

    /** The instants within the range, both ends included, at which something began to count, in order. */
    public SortedSet<Instant> instants(Instant from, Instant to) {
        return all().map(Told::countsFrom)
                .filter(instant -> !instant.isBefore(from) && !instant.isAfter(to))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** When the company knew the last of it. */
    public Optional<Instant> lastKnownAt() {
        return all().map(Told::knownAt).max(Comparator.naturalOrder());
    }

    /** The next instant at which an activity begins to count whose time lies ahead. */
    public Optional<Instant> nextActivityAfter(Instant instant) {
        return Stream.concat(Stream.of(this), colleagues.stream())
                .flatMap(lead -> lead.activities.stream())
                .map(Told::countsFrom)
                .filter(at -> at.isAfter(instant))
                .min(Comparator.naturalOrder());
    }

    private Stream<Told<?>> all() {
        Stream<Told<?>> own = Stream.of(profiles, companyChanges, activities).flatMap(List::stream);
        return Stream.concat(own, colleagues.stream().flatMap(LeadHistory::all));
    }

    private LeadSnapshot snapshot(Predicate<Told<?>> counts) {
        Optional<Told<Profile>> profile = profiles.stream().filter(counts).max(comparingLong(Told::sequence));
        return new LeadSnapshot(
                profile.orElse(null),
                profile.flatMap(told -> company(told, counts)).orElse(null),
                activities.stream().filter(counts).toList(),
                colleagues(profile.map(told -> told.what().company()).orElse(null), counts));
    }

    private List<LeadSnapshot> colleagues(@Nullable Company company, Predicate<Told<?>> counts) {
        return company == null
                ? List.of()
                : colleagues.stream()
                        .map(colleague -> colleague.snapshot(counts))
                        .filter(colleague -> colleague.worksAt(company.id()))
                        .toList();
    }

    /** The company as on the profile or as told of the company itself, whichever was known later. */
    private Optional<Told<Company>> company(Told<Profile> profile, Predicate<Told<?>> counts) {
        Company onProfile = profile.what().company();
        if (onProfile == null) {
            return Optional.empty();
        }
        var shown =
                new Told<>(profile.eventId(), profile.sequence(), profile.occurredAt(), profile.knownAt(), onProfile);
        return companyChange(onProfile.id(), counts)
                .filter(change -> !change.knownAt().isBefore(shown.knownAt()))
                .or(() -> Optional.of(shown));
    }

    private Optional<Told<Company>> companyChange(UUID company, Predicate<Told<?>> counts) {
        return companyChanges.stream()
                .filter(change -> change.what().id().equals(company))
                .filter(counts)
                .max(comparing((Told<Company> told) -> told.knownAt()).thenComparing(Told::sequence));
    }
}
