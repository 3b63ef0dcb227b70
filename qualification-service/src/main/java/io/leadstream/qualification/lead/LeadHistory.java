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
 * @param joined what leads did that are or were part of this one
 * @param away when the lead was part of another, which stands for it meanwhile; looked for where it is a colleague
 * @param colleagues who ever worked at a company of the lead's, where they were asked for; without theirs in turn
 */
public record LeadHistory(
        List<Told<Profile>> profiles,
        List<Told<Company>> companyChanges,
        List<Told<Activity>> activities,
        List<Joined> joined,
        List<Span> away,
        List<LeadHistory> colleagues) {

    // The sum of decayed points is the same to the last bit whichever way the activities came.
    private static final Comparator<Told<?>> BY_TIME =
            comparing((Told<?> told) -> told.occurredAt()).thenComparing(Told::eventId);

    public static final LeadHistory EMPTY = new LeadHistory(List.of(), List.of(), List.of());

    /** A lead for itself. */
    public LeadHistory(
            List<Told<Profile>> profiles, List<Told<Company>> companyChanges, List<Told<Activity>> activities) {
        this(profiles, companyChanges, activities, List.of(), List.of(), List.of());
    }

    public LeadHistory {
        colleagues = List.copyOf(colleagues);
        joined = List.copyOf(joined);
        away = List.copyOf(away);
        profiles = List.copyOf(profiles);
        companyChanges = List.copyOf(companyChanges);
        activities = activities.stream().sorted(BY_TIME).toList();
    }

    /** The lead as it stood at that instant, by everything known today. */
    public LeadSnapshot asOf(Instant instant) {
        return snapshot(told -> !told.occurredAt().isAfter(instant), span -> span.covers(instant));
    }

    /** The lead as it stood at that instant, by what was known by another: what became known later is left out. */
    public LeadSnapshot asOf(Instant instant, Instant knownBy) {
        return snapshot(
                told -> !told.occurredAt().isAfter(instant) && !told.knownAt().isAfter(knownBy),
                span -> span.covers(instant.isBefore(knownBy) ? instant : knownBy));
    }

    /** The lead as it looked to whoever had looked at that instant: only what had happened and was known. */
    public LeadSnapshot seenAt(Instant instant) {
        return snapshot(told -> !told.countsFrom().isAfter(instant), span -> span.covers(instant));
    }

    /** The lead by everything known today. */
    public LeadSnapshot latest() {
        return snapshot(told -> true, Span::isOpen);
    }

    /** As if leads had never been part of it that no longer are. */
    public LeadHistory lasting() {
        return joined.stream().allMatch(part -> part.during().isOpen())
                ? this
                : new LeadHistory(
                        profiles,
                        companyChanges,
                        activities,
                        joined.stream().filter(part -> part.during().isOpen()).toList(),
                        away,
                        colleagues);
    }

    /** When the last of the leads left again that were part of it at that instant; empty where all are still. */
    public Optional<Instant> partedAfter(Instant instant) {
        return joined.stream()
                .map(Joined::during)
                .filter(during -> during.covers(instant))
                .flatMap(during -> Stream.ofNullable(during.until()))
                .max(Comparator.naturalOrder());
    }

    /** The same lead with its colleagues. */
    LeadHistory among(List<LeadHistory> others) {
        return new LeadHistory(profiles, companyChanges, activities, joined, away, others);
    }

    /** The same lead, which was part of another at those times. */
    LeadHistory away(List<Span> spans) {
        return new LeadHistory(profiles, companyChanges, activities, joined, spans, colleagues);
    }

    /** The capture, which may come after other facts of the lead. */
    public Optional<Told<Profile>> captured() {
        return profiles.stream().filter(told -> told.what().captured()).min(comparingLong(Told::sequence));
    }

    /** The instants within the range, both ends included, at which something began to count, in order. */
    public SortedSet<Instant> instants(Instant from, Instant to) {
        return beginnings()
                .filter(instant -> !instant.isBefore(from) && !instant.isAfter(to))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private Stream<Instant> beginnings() {
        Stream<Instant> ofJoined = joined.stream().flatMap(part -> part.activities().stream()
                .map(told -> later(told.countsFrom(), part.during().from()))
                .filter(part.during()::covers));
        return Stream.of(
                        told().map(Told::countsFrom),
                        ofJoined,
                        colleagues.stream().flatMap(LeadHistory::beginnings))
                .flatMap(instants -> instants);
    }

    /** When the company knew the last of it. */
    public Optional<Instant> lastKnownAt() {
        return known().max(Comparator.naturalOrder());
    }

    private Stream<Instant> known() {
        Stream<Instant> ofJoined = joined.stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(
                                part.during().until() == null
                                        ? part.during().from()
                                        : part.during().until()),
                        part.activities().stream().map(Told::knownAt).filter(part.during()::covers)));
        return Stream.of(
                        told().map(Told::knownAt), ofJoined, colleagues.stream().flatMap(LeadHistory::known))
                .flatMap(instants -> instants);
    }

    private Stream<Told<?>> told() {
        return Stream.of(profiles, companyChanges, activities).flatMap(List::stream);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** The next instant at which an activity begins to count whose time lies ahead. */
    public Optional<Instant> nextActivityAfter(Instant instant) {
        return Stream.concat(Stream.of(this), colleagues.stream())
                .flatMap(lead -> Stream.concat(
                        lead.activities.stream(),
                        lead.joined.stream()
                                .filter(part -> part.during().isOpen())
                                .flatMap(part -> part.activities().stream())))
                .map(Told::countsFrom)
                .filter(at -> at.isAfter(instant))
                .min(Comparator.naturalOrder());
    }

    /**
     * The lead as it stood at one instant.
     *
     * @param counts whether something told counts then
     * @param lasts whether it is within a span
     */
    private LeadSnapshot snapshot(Predicate<Told<?>> counts, Predicate<Span> lasts) {
        Optional<Told<Profile>> profile = profiles.stream().filter(counts).max(comparingLong(Told::sequence));
        return new LeadSnapshot(
                profile.orElse(null),
                profile.flatMap(told -> company(told, counts)).orElse(null),
                activities(counts, lasts),
                colleagues(profile.map(told -> told.what().company()).orElse(null), counts, lasts));
    }

    private List<Told<Activity>> activities(Predicate<Told<?>> counts, Predicate<Span> lasts) {
        var parts = joined.stream().filter(part -> lasts.test(part.during())).toList();
        if (parts.isEmpty()) {
            return activities.stream().filter(counts).toList();
        }
        return Stream.concat(activities.stream(), parts.stream().flatMap(part -> part.activities().stream()))
                .filter(counts)
                .distinct()
                .sorted(BY_TIME)
                .toList();
    }

    /** Who is part of another lead then is not counted beside it. */
    private List<LeadSnapshot> colleagues(@Nullable Company company, Predicate<Told<?>> counts, Predicate<Span> lasts) {
        return company == null
                ? List.of()
                : colleagues.stream()
                        .filter(colleague -> colleague.away.stream().noneMatch(lasts))
                        .map(colleague -> colleague.snapshot(counts, lasts))
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
