package io.leadstream.lead.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cards that a batch of captures opens or touches: read together under their locks, changed in memory in the order
 * of the captures, and written together.
 */
public final class CardBatch {

    private static final Comparator<Lead> OLDEST_FIRST = Comparator.comparing(Lead::createdAt)
            .thenComparing(lead -> lead.id().toString());

    /** Who else is concerned by what a batch writes. */
    record After(Segmentation segmentation, Event<LeadsWritten> written) {}

    private final LeadRows rows;
    private final After after;
    private final Instant at;
    private final List<Outbox.Draft> events = new ArrayList<>();
    private final Employers employers;
    private final Map<UUID, Lead> byId = new HashMap<>();
    private final Map<String, Lead> byEmail = new HashMap<>();
    private final Map<String, TreeSet<Lead>> byMailbox = new HashMap<>();
    private final Map<String, TreeSet<Lead>> byPhone = new HashMap<>();
    private final Map<UUID, UUID> superseded = new HashMap<>();
    private final Set<Lead> opened = new LinkedHashSet<>();
    private final Set<Lead> touched = new LinkedHashSet<>();

    CardBatch(
            LeadRows rows,
            CompanyRows companies,
            After after,
            Collection<UUID> ids,
            Collection<Sought> people,
            Collection<Company.Offer> offers,
            Instant at) {
        this.rows = rows;
        this.after = after;
        this.at = at;
        List<LeadRows.Kept> kept = rows.lock(ids, people);
        this.employers = new Employers(companies, at, events::add)
                .with(
                        offers,
                        kept.stream()
                                .map(LeadRows.Kept::companyId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        kept.forEach(row -> know(row.at(employers.get(row.companyId()))));
    }

    /** The lead of an id that the batch was begun with, or that it opened; of a merged one the survivor. */
    public Optional<Lead> find(UUID id) {
        return Optional.ofNullable(byId.get(id)).map(this::survivor);
    }

    private Lead survivor(Lead lead) {
        return lead.mergedInto().map(byId::get).orElse(lead);
    }

    /**
     * Finds the lead that a capture is about: by e-mail; else by mailbox, where that is wanted; else by phone, unless
     * both have an e-mail and so are two people who share a number. Of several in one mailbox or at one number the
     * oldest; of one that was merged the survivor.
     */
    public Optional<Lead> find(Sought sought) {
        Person person = sought.person();
        return byAddress(sought).or(() -> of(byPhone, person.phone())
                .filter(known -> person.email() == null || known.person().email() == null)
                .findFirst());
    }

    private Optional<Lead> byAddress(Sought sought) {
        String email = sought.person().email();
        return Optional.ofNullable(email == null ? null : byEmail.get(email))
                .map(this::survivor)
                .or(() -> of(byMailbox, sought.mailbox()).findFirst());
    }

    /** Those who stand for themselves; of one that was merged the survivor. */
    private Stream<Lead> of(Map<String, TreeSet<Lead>> index, @Nullable String key) {
        return key == null
                ? Stream.empty()
                : index.getOrDefault(key, new TreeSet<>(OLDEST_FIRST)).stream()
                        .map(this::survivor)
                        .filter(known -> known.supersededBy().isEmpty());
    }

    /** Opens a card. */
    public Lead open(Person person, Origin origin, @Nullable String partner, Company.@Nullable Offer offer) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var lead = new Lead(id, person, origin, partner, employers.join(null, offer), at);
        opened.add(lead);
        know(lead);
        publish(lead, lead.captured().in(after.segmentation().of(lead.attributes())));
        return lead;
    }

    /** Opens another card of a person whose lead is old: from now on this one is found by address and number. */
    public Lead openAfter(
            Lead older, Person person, Origin origin, @Nullable String partner, Company.@Nullable Offer offer) {
        Lead newer = open(person, origin, partner, offer);
        older.giveWayTo(newer.id());
        superseded.put(older.id(), newer.id());
        return newer;
    }

    /** The leads that the person may be: by address, and at the number. */
    public Set<UUID> candidates(Sought sought) {
        var candidates = new LinkedHashSet<UUID>();
        find(sought).map(Lead::id).ifPresent(candidates::add);
        of(byPhone, sought.person().phone()).map(Lead::id).forEach(candidates::add);
        return candidates;
    }

    /** Captured once more. Another lead's address stays with it: a partner's record may bring both. */
    public void touch(Lead lead, Person person, Origin origin, Company.@Nullable Offer offer) {
        boolean isForeign = lead.person().email() == null && byEmail.containsKey(person.email());
        Company company = employers.join(lead.company(), offer);
        LeadEvent.Changed changed = lead.touch(isForeign ? person.withoutEmail() : person, origin, company, at);
        publish(lead, changed.in(after.segmentation().of(lead.attributes())));
        touched.add(lead);
        know(lead);
    }

    /** Writes what was changed, and returns what is to be published of it. */
    public List<Outbox.Draft> write() {
        employers.write();
        rows.supersede(superseded);
        rows.insert(opened);
        touched.removeAll(opened);
        rows.update(touched);
        var leads = new ArrayList<>(opened);
        leads.addAll(touched);
        if (!leads.isEmpty()) {
            after.written().fire(new LeadsWritten(leads));
        }
        employers.sweep();
        return events;
    }

    private void know(Lead lead) {
        byId.put(lead.id(), lead);
        if (lead.supersededBy().isPresent()) {
            return; // known by its id alone
        }
        Person person = lead.person();
        if (person.email() != null) {
            byEmail.put(person.email(), lead);
            byMailbox
                    .computeIfAbsent(Objects.requireNonNull(person.mailbox()), missing -> new TreeSet<>(OLDEST_FIRST))
                    .add(lead);
        }
        if (person.phone() != null) {
            byPhone.computeIfAbsent(person.phone(), missing -> new TreeSet<>(OLDEST_FIRST))
                    .add(lead);
        }
    }

    private void publish(Lead lead, LeadEvent event) {
        events.add(new Outbox.Draft(LeadEvent.TOPIC, lead.id().toString(), event, at, at));
    }
}
