package io.leadstream.lead.capture;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.lead.capture.Captured.Outcome;
import io.leadstream.lead.card.Companies;
import io.leadstream.lead.card.Company;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.LeadEvent;
import io.leadstream.lead.card.Leads;
import io.leadstream.lead.card.Person;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes leads in: opens a card, or touches the card of the same person. */
@ApplicationScoped
class CaptureLead {

    private final Leads leads;
    private final Companies companies;
    private final IdentityLocks locks;
    private final Ledger ledger;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;

    CaptureLead(
            Leads leads,
            Companies companies,
            IdentityLocks locks,
            Ledger ledger,
            Outbox outbox,
            EntityManager entities,
            Clock clock) {
        this.leads = leads;
        this.companies = companies;
        this.locks = locks;
        this.ledger = ledger;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    Captured capture(NormalLead offered, Door door) {
        lock(List.of(offered), door);
        return captureLocked(List.of(offered), door).getFirst();
    }

    /** Lets nobody else be busy with these persons and records until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(Collection<NormalLead> offers, Door door) {
        locks.lock(offers.stream()
                .flatMap(offer -> offer.identities(door).stream())
                .toList());
    }

    /** Takes in, in their order, what is locked; their touches and events are written together at the end. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Captured> captureLocked(List<NormalLead> offers, Door door) {
        var batch = new Batch(door, ledger.known(door, offers), clock.instant());
        batch.openCompanies(offers);
        List<Taken> taken = offers.stream().map(batch::take).toList();
        entities.flush();
        if (!batch.touches.isEmpty()) {
            ledger.keep(batch.touches, door);
            outbox.addAll(batch.events);
        }
        return taken.stream().map(Taken::captured).toList();
    }

    private record Taken(Lead lead, int touch, Outcome outcome) {
        Captured captured() {
            return new Captured(lead.id(), lead.version(), touch, outcome);
        }
    }

    /** Captures that are written together. */
    private final class Batch {
        private final Door door;
        private final KnownRecords records;
        private final Instant now;
        private final Map<Company.Offer, Company> companiesOffered = new HashMap<>();
        private final List<Ledger.NewTouch> touches = new ArrayList<>();
        private final List<Outbox.Draft> events = new ArrayList<>();

        Batch(Door door, KnownRecords records, Instant now) {
            this.door = door;
            this.records = records;
            this.now = now;
        }

        /** In the order of their keys, which is that of their locks. */
        void openCompanies(List<NormalLead> offers) {
            offers.stream()
                    .map(NormalLead::company)
                    .filter(offer -> offer != null && offer.key() != null)
                    .sorted(Comparator.comparing(offer -> Objects.requireNonNull(offer.key())))
                    .forEach(offer -> companiesOffered.computeIfAbsent(
                            offer, missing -> companies.findOrOpen(missing, now, events::add)));
        }

        Taken take(NormalLead offer) {
            String externalId = offer.offered().externalId();
            Ledger.Offered offered = ledger.offered(offer.offered());
            Optional<Lead> recorded = records.leadOf(externalId).flatMap(leads::findLocked);
            recorded.ifPresent(known -> requireSamePerson(known, offer));
            Optional<Lead> lead = recorded.or(() -> leads.findPerson(offer.person()));
            if (lead.isPresent() && records.include(externalId, offered.fingerprint())) {
                return new Taken(lead.get(), lead.get().touches(), Outcome.REPEATED);
            }
            Taken taken = lead.map(known -> touch(known, offer)).orElseGet(() -> open(offer));
            touches.add(new Ledger.NewTouch(
                    taken.lead().id(), taken.touch(), externalId, offer.person().email(), offered, now));
            records.add(externalId, offered.fingerprint(), taken.lead().id());
            return taken;
        }

        /** The card may have another address by now; what counts is what the partner itself has said before. */
        private void requireSamePerson(Lead known, NormalLead offer) {
            String email = offer.person().email();
            String onCard = known.person().email();
            if (email == null || onCard == null || email.equals(onCard)) {
                return;
            }
            String externalId = Objects.requireNonNull(offer.offered().externalId());
            Stream<String> inThisBatch = touches.stream()
                    .filter(touch -> externalId.equals(touch.externalId()))
                    .map(touch -> touch.email())
                    .filter(Objects::nonNull);
            if (Stream.concat(inThisBatch, ledger.emailsOf(known.id(), door, externalId).stream())
                    .noneMatch(email::equals)) {
                throw new ExternalIdReused();
            }
        }

        private Taken open(NormalLead offer) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            Company company = company(null, offer);
            var lead = new Lead(id, offer.person(), offer.origin(), door.partner(), company, now);
            leads.persist(lead);
            publish(lead, lead.captured());
            return new Taken(lead, 1, Outcome.CREATED);
        }

        private Taken touch(Lead lead, NormalLead offer) {
            Company company = company(lead.company(), offer);
            publish(lead, lead.touch(withoutForeignEmail(lead, offer.person()), offer.origin(), company, now));
            return new Taken(lead, lead.touches(), Outcome.TOUCHED);
        }

        private void publish(Lead lead, LeadEvent event) {
            events.add(new Outbox.Draft(LeadEvent.TOPIC, lead.id().toString(), event, now, now));
        }

        private @Nullable Company company(@Nullable Company kept, NormalLead offer) {
            Company found = offer.company() == null ? null : companiesOffered.get(offer.company());
            return companies.join(kept, offer.company(), found, now, events::add);
        }
    }

    /** A partner's record may come again with the e-mail of another lead; that one keeps it. */
    private Person withoutForeignEmail(Lead lead, Person offer) {
        boolean fills = lead.person().email() == null && offer.email() != null;
        return fills && leads.isTaken(offer.email(), lead.id()) ? offer.withoutEmail() : offer;
    }
}
