package io.leadstream.lead.capture;

import io.leadstream.lead.capture.Captured.Outcome;
import io.leadstream.lead.card.CardBatch;
import io.leadstream.lead.card.CardBatches;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.Lead;
import io.leadstream.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes leads in: opens a card, or touches the card of the same person. */
@ApplicationScoped
class CaptureLead {

    private final CardBatches cardBatches;
    private final IdentityLocks locks;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    CaptureLead(CardBatches cardBatches, IdentityLocks locks, Ledger ledger, Outbox outbox, Clock clock) {
        this.cardBatches = cardBatches;
        this.locks = locks;
        this.ledger = ledger;
        this.outbox = outbox;
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

    /** Takes in, in their order, what is locked; what came of them is written together at the end. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Captured> captureLocked(List<NormalLead> offers, Door door) {
        if (offers.isEmpty()) {
            return List.of();
        }
        var batch = new Batch(offers, door);
        List<Taken> taken = offers.stream().map(batch::take).toList();
        batch.write();
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
        private final Instant now = clock.instant();
        private final KnownRecords records;
        private final CardBatch cards;
        private final List<Ledger.NewTouch> touches = new ArrayList<>();

        Batch(List<NormalLead> offers, Door door) {
            this.door = door;
            this.records = ledger.known(door, offers);
            this.cards = cardBatches.begin(
                    records.leads(),
                    offers.stream().map(NormalLead::person).toList(),
                    offers.stream()
                            .map(NormalLead::company)
                            .filter(Objects::nonNull)
                            .toList(),
                    now);
        }

        Taken take(NormalLead offer) {
            String externalId = offer.offered().externalId();
            Ledger.Offered offered = ledger.offered(offer.offered());
            Optional<Lead> recorded = records.leadOf(externalId).flatMap(cards::find);
            recorded.ifPresent(known -> requireSamePerson(known, offer));
            Optional<Lead> lead = recorded.or(() -> cards.find(offer.person()));
            if (lead.isPresent() && records.include(externalId, offered.fingerprint())) {
                return new Taken(lead.get(), lead.get().touches(), Outcome.REPEATED);
            }
            Taken taken = lead.map(known -> touch(known, offer)).orElseGet(() -> open(offer));
            touches.add(new Ledger.NewTouch(
                    taken.lead().id(), taken.touch(), externalId, offer.person().email(), offered, now));
            records.add(externalId, offered.fingerprint(), taken.lead().id());
            return taken;
        }

        void write() {
            List<Outbox.Draft> events = cards.write();
            if (!touches.isEmpty()) {
                ledger.keep(touches, door);
                outbox.addAll(events);
            }
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
            Lead lead = cards.open(offer.person(), offer.origin(), door.partner(), offer.company());
            return new Taken(lead, 1, Outcome.CREATED);
        }

        private Taken touch(Lead lead, NormalLead offer) {
            cards.touch(lead, offer.person(), offer.origin(), offer.company());
            return new Taken(lead, lead.touches(), Outcome.TOUCHED);
        }
    }
}
