package io.leadstream.lead.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstream.lead.capture.Captured.Outcome;
import io.leadstream.lead.card.CardBatch;
import io.leadstream.lead.card.CardBatches;
import io.leadstream.lead.card.ChangeLog;
import io.leadstream.lead.card.ConsentOffered;
import io.leadstream.lead.card.EmailMatching;
import io.leadstream.lead.card.Erasures;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.IdentityLocks;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.Sought;
import io.leadstream.lead.partner.Tallies;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.lead.source.CaptureSources;
import io.leadstream.lead.source.Duplicates;
import io.leadstream.messaging.Outbox;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes leads in: opens a card, or touches the card of the same person. */
@ApplicationScoped
public class CaptureLead {

    private final CardBatches cardBatches;
    private final IdentityLocks locks;
    private final Erasures erasures;
    private final Ledger ledger;
    private final Tallies tallies;
    private final ChangeLog changeLog;
    private final Outbox outbox;
    private final CaptureSources sources;
    private final Event<ConsentOffered> consentOffered;
    private final Clock clock;

    CaptureLead(
            CardBatches cardBatches,
            IdentityLocks locks,
            Erasures erasures,
            Ledger ledger,
            Tallies tallies,
            ChangeLog changeLog,
            Outbox outbox,
            CaptureSources sources,
            Event<ConsentOffered> consentOffered,
            Clock clock) {
        this.cardBatches = cardBatches;
        this.locks = locks;
        this.erasures = erasures;
        this.ledger = ledger;
        this.tallies = tallies;
        this.changeLog = changeLog;
        this.outbox = outbox;
        this.sources = sources;
        this.consentOffered = consentOffered;
        this.clock = clock;
    }

    @Transactional
    Captured capture(NormalLead lead, Door door) {
        return attempt(List.of(new Offer(lead, null)), door).getFirst().orThrow();
    }

    /**
     * Takes leads in, in their order, in the caller's transaction; one that is refused harms no other.
     *
     * @return what became of each
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Attempt> attempt(List<Offer> offers, Door door) {
        if (offers.isEmpty()) {
            return List.of();
        }
        List<Identity> identities = offers.stream()
                .flatMap(offer -> offer.lead().identities(door).stream())
                .toList();
        // lets nobody else be busy with these persons and records until the transaction ends
        locks.lock(identities);
        boolean mayBeErased = offers.stream().anyMatch(offer -> offer.writtenAt() != null);
        var batch = new Batch(offers, door, mayBeErased ? erasures.of(identities) : Map.of());
        List<Supplier<Attempt>> attempts = offers.stream().map(batch::attempt).toList();
        batch.write();
        List<Attempt> results = attempts.stream().map(Supplier::get).toList();
        count(results, door);
        return results;
    }

    /** For the partner's report; last, so that its rows are locked for a moment only. */
    private void count(List<Attempt> results, Door door) {
        if (door.partner() != null && door.importId() == null) {
            List<Captured> taken = results.stream()
                    .mapMulti((Attempt attempt, java.util.function.Consumer<Captured> each) -> {
                        if (attempt instanceof Attempt.Taken(Captured captured)) {
                            each.accept(captured);
                        }
                    })
                    .toList();
            long repeated = taken.stream()
                    .filter(one -> one.outcome() == Outcome.REPEATED)
                    .count();
            tallies.taken(door.partner(), door.label(), taken.size() - repeated, repeated);
        }
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
        private final Map<Identity, Instant> erased;
        private final KnownRecords records;
        private final CardBatch cards;
        private final List<Ledger.NewTouch> touches = new ArrayList<>();
        private final List<ConsentOffered.Given> consents = new ArrayList<>();
        private final List<ChangeLog.Change> changes = new ArrayList<>();
        /** Addresses by which people were met who have others on their cards. */
        private final Map<UUID, List<Identity>> otherAddresses = new HashMap<>();

        Batch(List<Offer> offers, Door door, Map<Identity, Instant> erased) {
            this.door = door;
            this.erased = erased;
            List<NormalLead> leads = offers.stream().map(Offer::lead).toList();
            this.records = ledger.known(door, leads);
            this.cards = cardBatches.begin(
                    records.leads(),
                    leads.stream().map(this::sought).toList(),
                    leads.stream()
                            .map(NormalLead::company)
                            .filter(Objects::nonNull)
                            .toList(),
                    now);
        }

        /** What it led to is known for good when all are written. */
        Supplier<Attempt> attempt(Offer offer) {
            try {
                requireNotErased(offer);
                Taken taken = take(offer.lead());
                return () -> new Attempt.Taken(taken.captured());
            } catch (HttpProblem refusal) {
                return () -> new Attempt.Refused(refusal);
            }
        }

        private void requireNotErased(Offer offer) {
            Instant writtenAt = offer.writtenAt();
            boolean isErased = writtenAt != null
                    && !erased.isEmpty()
                    && offer.lead().identities(door).stream()
                            .map(identity -> erased.getOrDefault(identity, Instant.MIN))
                            .anyMatch(at -> !at.isBefore(writtenAt));
            if (isErased) {
                throw new PersonIsErased();
            }
        }

        /** Refuses before it changes anything. */
        Taken take(NormalLead offer) {
            // other senders' ids name nothing for good: two lines of a file may well have the same
            String recordId = door.partner() == null ? null : offer.offered().externalId();
            Ledger.Offered offered = ledger.offered(offer.offered());
            String fingerprint = recordId == null ? "" : offered.fingerprint();
            Optional<Lead> recorded = records.leadOf(recordId).flatMap(cards::find);
            recorded.ifPresent(known -> requireSamePerson(known, offer));
            Optional<Lead> lead = recorded.or(() -> cards.find(sought(offer)));
            if (lead.isPresent() && records.include(recordId, fingerprint)) {
                return new Taken(lead.get(), lead.get().touches(), Outcome.REPEATED);
            }
            boolean isOwnRecord = recorded.isPresent();
            Taken taken = lead.map(known -> isOwnRecord ? touch(known, offer) : meet(known, offer))
                    .orElseGet(() -> open(offer));
            touches.add(new Ledger.NewTouch(
                    taken.lead().id(),
                    taken.touch(),
                    offer.offered().externalId(),
                    offer.person().email(),
                    offered,
                    offer.origin(),
                    door.sourceOf(offer),
                    now));
            records.add(recordId, fingerprint, taken.lead().id());
            JsonNode consent = offer.offered().consent();
            if (consent != null && consent.isObject()) {
                consents.add(new ConsentOffered.Given(
                        taken.lead().id(), consent.toString(), door.sourceOf(offer), now, null));
            }
            return taken;
        }

        /** A person who is a lead already, as the source wants it. */
        private Taken meet(Lead known, NormalLead offer) {
            Duplicates duplicates = source(offer).map(CaptureSource::duplicates).orElse(Duplicates.ATTACH);
            return switch (duplicates.policy()) {
                case ATTACH -> touch(known, offer);
                case REFUSE ->
                    throw new DuplicateRefused(
                            door.isPublic() ? List.of() : List.copyOf(cards.candidates(sought(offer))));
                case NEW_AFTER_DAYS ->
                    isOlder(known, Objects.requireNonNull(duplicates.days()))
                            ? openAfter(known, offer)
                            : touch(known, offer);
            };
        }

        private Optional<CaptureSource> source(NormalLead offer) {
            return sources.byKey(door.sourceOf(offer));
        }

        private EmailMatching matching(NormalLead offer) {
            return source(offer).map(CaptureSource::emailMatching).orElse(EmailMatching.EXACT);
        }

        private Sought sought(NormalLead offer) {
            return new Sought(offer.person(), matching(offer));
        }

        private boolean isOlder(Lead known, int days) {
            boolean isOfThisBatch =
                    touches.stream().anyMatch(touch -> touch.leadId().equals(known.id()));
            return !isOfThisBatch
                    && ledger.lastTouch(known.id())
                            .filter(last -> last.isBefore(now.minus(Duration.ofDays(days))))
                            .isPresent();
        }

        private Taken openAfter(Lead known, NormalLead offer) {
            Lead lead = cards.openAfter(known, offer.person(), offer.origin(), door.partner(), offer.company());
            return new Taken(lead, 1, Outcome.CREATED);
        }

        void write() {
            List<Outbox.Draft> events = cards.write();
            if (!touches.isEmpty()) {
                ledger.keep(touches, door);
                if (!otherAddresses.isEmpty()) {
                    erasures.keepOthers(otherAddresses);
                }
                if (!consents.isEmpty()) {
                    consentOffered.fire(new ConsentOffered(consents));
                }
                changeLog.addAll(changes);
                outbox.addAll(events);
            }
        }

        /** The card may have another address by now; what counts is what the partner itself has said before. */
        private void requireSamePerson(Lead known, NormalLead offer) {
            String email = offer.person().email();
            String onCard = known.person().email();
            EmailMatching matching = matching(offer);
            if (email == null || onCard == null || matching.isSame(email, onCard)) {
                return;
            }
            String externalId = Objects.requireNonNull(offer.offered().externalId());
            Stream<String> inThisBatch = touches.stream()
                    .filter(touch -> externalId.equals(touch.externalId()))
                    .map(touch -> touch.email())
                    .filter(Objects::nonNull);
            if (Stream.concat(inThisBatch, ledger.emailsOf(known.id(), door, externalId).stream())
                    .noneMatch(said -> matching.isSame(email, said))) {
                throw new ExternalIdReused();
            }
        }

        private Taken open(NormalLead offer) {
            Lead lead = cards.open(offer.person(), offer.origin(), door.partner(), offer.company());
            return new Taken(lead, 1, Outcome.CREATED);
        }

        /** An erasure that names this address is to find the lead. */
        private void noteOtherAddress(Lead lead, NormalLead offer) {
            String email = offer.person().email();
            String onCard = lead.person().email();
            if (email != null && !email.equals(onCard) && matching(offer).isSame(email, onCard)) {
                otherAddresses
                        .computeIfAbsent(lead.id(), first -> new ArrayList<>())
                        .add(Identity.email(email));
            }
        }

        private Taken touch(Lead lead, NormalLead offer) {
            ChangeLog.Seen before = changeLog.seen(lead);
            cards.touch(lead, offer.person(), offer.origin(), offer.company());
            noteOtherAddress(lead, offer);
            String by = Objects.requireNonNullElse(door.partner(), door.name());
            changeLog.since(before, lead, ChangeLog.Kind.TOUCH, by, now).ifPresent(changes::add);
            return new Taken(lead, lead.touches(), Outcome.TOUCHED);
        }
    }
}
