package io.leadstream.qualification.lead;

import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch of lead-service's events, sorted by what they are about. */
public final class LeadBatch {

    /** One fact, and the event that told it. */
    record Entry<T>(UUID about, String source, Told<T> told) {}

    /** A company as told last, by itself or with one of its leads. */
    public record CompanyTold(Company company, Instant knownAt) {

        /** Nothing said of the target leaves it as it was said before. */
        private static CompanyTold later(CompanyTold one, CompanyTold other) {
            boolean isLater = !other.knownAt.isBefore(one.knownAt);
            CompanyTold last = isLater ? other : one;
            Boolean before = isLater ? one.company.targetAccount() : other.company.targetAccount();
            return last.company.targetAccount() != null || before == null ? last : last.aimedAt(before);
        }

        private CompanyTold aimedAt(boolean target) {
            return new CompanyTold(
                    new Company(
                            company.id(),
                            company.name(),
                            company.industry(),
                            company.sizeBand(),
                            company.funded(),
                            company.growing(),
                            company.growthStage(),
                            company.productUsers(),
                            target),
                    knownAt);
        }
    }

    /** Another lead became part of one, or is so no longer. */
    record Joining(UUID other, boolean merged) {}

    private final List<Entry<Joining>> joinings = new ArrayList<>();
    private final List<Entry<Profile>> profiles = new ArrayList<>();
    private final List<Entry<Activity>> activities = new ArrayList<>();
    private final List<Entry<Company>> companyChanges = new ArrayList<>();
    private final List<Entry<Optional<String>>> assignments = new ArrayList<>();
    private final Map<UUID, Event> erased = new HashMap<>();
    private final Map<UUID, Instant> earliest = new HashMap<>();
    private final Map<UUID, Event> latest = new HashMap<>();

    private LeadBatch() {}

    /** Sorts events; those of other types are passed over. */
    public static LeadBatch of(List<Event> events, EventReader<LeadEvent> reader) {
        var batch = new LeadBatch();
        for (Event event : events) {
            reader.read(event).ifPresent(read -> batch.add(read, event));
        }
        return batch;
    }

    /** The leads that the batch is about, in their order. */
    public Set<UUID> leads() {
        var leads = new TreeSet<>(earliest.keySet());
        leads.addAll(erased.keySet());
        return leads;
    }

    public Set<UUID> erased() {
        return Set.copyOf(erased.keySet());
    }

    /** When the first of what the batch tells of the lead became known. */
    public Map<UUID, Instant> earliest() {
        return Map.copyOf(earliest);
    }

    /** The last event about each lead. */
    public Map<UUID, Event> latest() {
        return Map.copyOf(latest);
    }

    /** The leads of which the batch tells that they became part of another, or are so no longer. */
    public Set<UUID> joined() {
        var joined = new TreeSet<UUID>();
        joinings.forEach(entry -> joined.add(entry.told().what().other()));
        return joined;
    }

    /** The leads that others became part of, or that others left again. */
    public Set<UUID> survivors() {
        var survivors = new TreeSet<UUID>();
        joinings.forEach(entry -> survivors.add(entry.about()));
        return survivors;
    }

    /** What is told of a lead is told of those that it is part of, too. */
    public void concerns(UUID lead, Collection<UUID> survivors) {
        Event gone = erased.get(lead);
        Instant from = gone == null ? earliest.get(lead) : kept(gone.knownAt());
        Event cause = gone == null ? latest.get(lead) : gone;
        if (from != null && cause != null) {
            for (UUID survivor : survivors) {
                earliest.merge(survivor, from, LeadBatch::earlier);
                latest.putIfAbsent(survivor, cause);
            }
        }
    }

    /** Leaves out what is told of leads that are erased, whichever came first. */
    public void leaveOut(Set<UUID> gone) {
        profiles.removeIf(entry -> gone.contains(entry.about()));
        activities.removeIf(entry -> gone.contains(entry.about()));
        assignments.removeIf(entry -> gone.contains(entry.about()));
        earliest.keySet().removeAll(gone);
    }

    /** When the first of each company's changes became known. */
    public Map<UUID, Instant> changedCompanies() {
        var changed = new HashMap<UUID, Instant>();
        companyChanges.forEach(
                entry -> changed.merge(entry.about(), entry.told().knownAt(), LeadBatch::earlier));
        return changed;
    }

    /** The companies of which the batch tells, each as told last, in one order. */
    public Collection<CompanyTold> companies() {
        var told = new TreeMap<UUID, CompanyTold>();
        companyChanges.forEach(entry -> put(told, entry.told(), entry.told().what()));
        profiles.forEach(entry -> put(told, entry.told(), entry.told().what().company()));
        return told.values();
    }

    private static void put(Map<UUID, CompanyTold> all, Told<?> told, @Nullable Company company) {
        if (company != null) {
            all.merge(company.id(), new CompanyTold(company, told.knownAt()), CompanyTold::later);
        }
    }

    List<Entry<Joining>> joinings() {
        return joinings;
    }

    List<Entry<Profile>> profiles() {
        return profiles;
    }

    List<Entry<Activity>> activities() {
        return activities;
    }

    /** Whose each lead is from then on; nobody's when empty. */
    List<Entry<Optional<String>>> assignments() {
        return assignments;
    }

    List<Entry<Company>> companyChanges() {
        return companyChanges;
    }

    private void add(LeadEvent read, Event event) {
        switch (read) {
            case LeadEvent.Captured captured -> addTo(profiles, captured.leadId(), event, captured.profile());
            case LeadEvent.Changed changed -> addTo(profiles, changed.leadId(), event, changed.profile());
            case LeadEvent.ActivityRecorded recorded ->
                addTo(activities, recorded.leadId(), event, recorded.activity());
            case LeadEvent.Assigned assigned ->
                addTo(assignments, assigned.leadId(), event, Optional.ofNullable(assigned.owner()));
            case LeadEvent.Merged merged -> {
                addTo(profiles, merged.leadId(), event, merged.profile());
                join(merged.leadId(), event, new Joining(merged.mergedLeadId(), true));
            }
            case LeadEvent.Unmerged unmerged -> {
                addTo(profiles, unmerged.leadId(), event, unmerged.profile());
                join(unmerged.leadId(), event, new Joining(unmerged.restoredLeadId(), false));
            }
            case LeadEvent.Erased gone -> erased.put(gone.leadId(), event);
            case LeadEvent.CompanyChanged changed ->
                companyChanges.add(entry(changed.companyId(), event, changed.company()));
        }
    }

    private void join(UUID survivor, Event event, Joining joining) {
        joinings.add(entry(survivor, event, joining));
        earliest.merge(joining.other(), kept(event.knownAt()), LeadBatch::earlier);
        latest.putIfAbsent(joining.other(), event);
    }

    private <T> void addTo(List<Entry<T>> entries, UUID lead, Event event, T what) {
        entries.add(entry(lead, event, what));
        earliest.merge(lead, kept(event.knownAt()), LeadBatch::earlier);
        latest.put(lead, event);
    }

    /** To the microsecond, as it is kept, so that what is compared in memory is what will be read. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static <T> Entry<T> entry(UUID about, Event event, T what) {
        var told =
                new Told<>(event.id(), event.ref().sequence(), kept(event.occurredAt()), kept(event.knownAt()), what);
        return new Entry<>(about, event.ref().source(), told);
    }
}
