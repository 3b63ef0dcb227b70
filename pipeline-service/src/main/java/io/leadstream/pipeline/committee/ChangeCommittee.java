package io.leadstream.pipeline.committee;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import io.leadstream.pipeline.committee.PublishedCommittee.Change;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.IdempotentAnswers;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes committees: each change is a dated fact, told in the deal's own sequence. */
@ApplicationScoped
class ChangeCommittee {

    /** More people than any committee has: what one deal shows, and one event tells, stays small. */
    private static final int MOST = 200;

    private final DealDesk desk;
    private final Stakeholders stakeholders;
    private final KnownPeople people;
    private final CoverDeals cover;
    private final IdempotentAnswers answers;
    private final Outbox outbox;
    private final CommandEvent commandEvent;

    ChangeCommittee(
            DealDesk desk,
            Stakeholders stakeholders,
            KnownPeople people,
            CoverDeals cover,
            IdempotentAnswers answers,
            Outbox outbox,
            CommandEvent commandEvent) {
        this.desk = desk;
        this.stakeholders = stakeholders;
        this.people = people;
        this.cover = cover;
        this.answers = answers;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
    }

    /**
     * What every change says.
     *
     * @param at when it happened
     */
    record Command(UUID dealId, Instant at, By by) {}

    /** Takes somebody onto the committee. */
    @Transactional
    Stakeholder add(Command command, Newcomer newcomer) {
        DealDesk.Present deal = desk.lock(command.dealId);
        requireKnown(deal.id(), null, newcomer.seat());
        if (people.isErased(newcomer.who())) {
            throw Problem.of(409, "person-is-erased", "Person is erased", "nothing is kept of them any more")
                    .build();
        }
        stakeholders.present(deal.id(), newcomer.leadId(), newcomer.personId()).ifPresent(there -> {
            throw Problem.of(409, "on-the-committee", "On the committee", "they are on the deal's committee already")
                    .with("stakeholder", there)
                    .build();
        });
        if (stakeholders.committee(deal.id(), command.by.knownAt()).members().size() >= MOST) {
            throw Problem.of(409, "committee-is-full", "Committee is full", "at most " + MOST + " people are kept")
                    .build();
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        stakeholders.add(id, deal.id(), newcomer, command.at, command.by);
        tell(deal, Change.JOINED, List.of(id), command);
        return stakeholders.get(deal.id(), id, command.by.knownAt());
    }

    /** Changes what is true of somebody from then on. */
    @Transactional
    Stakeholder change(Command command, UUID id, @Nullable String ifMatch, UnaryOperator<Seat> change) {
        DealDesk.Present deal = desk.lock(command.dealId);
        Stakeholder before = present(command, id, ifMatch);
        Seat after = change.apply(before.seat());
        if (after.equals(before.seat())) {
            outbox.last(deal.id().toString()).ifPresent(commandEvent::was);
            return before;
        }
        requireKnown(deal.id(), id, after);
        stakeholders.change(id, after, following(command, before), command.by);
        tell(deal, Change.CHANGED, List.of(id), command);
        return stakeholders.get(deal.id(), id, command.by.knownAt());
    }

    /** Somebody leaves the committee; what they were until then can still be read. */
    @Transactional
    void leave(Command command, UUID id, @Nullable String ifMatch) {
        DealDesk.Present deal = desk.lock(command.dealId);
        Stakeholder leaving = present(command, id, ifMatch);
        stakeholders.leave(id, leaving.seat(), following(command, leaving), command.by);
        tell(deal, Change.LEFT, List.of(id), command);
    }

    /** We spoke with somebody. */
    @Transactional
    Stakeholder contact(Command command, UUID id) {
        DealDesk.Present deal = desk.lock(command.dealId);
        present(command, id, "*");
        stakeholders.contact(id, command.at, command.by);
        tell(deal, Change.CONTACTED, List.of(id), command);
        return stakeholders.get(deal.id(), id, command.by.knownAt());
    }

    /** Takes over those of an account's list who are not there yet, as candidates. */
    @Transactional(TxType.MANDATORY)
    void takeOver(UUID company, Command command) {
        DealDesk.Present deal = desk.lock(command.dealId);
        var added = new ArrayList<UUID>();
        for (Newcomer candidate : people.candidates(company)) {
            if (stakeholders
                    .present(deal.id(), candidate.leadId(), candidate.personId())
                    .isEmpty()) {
                UUID id = UuidCreator.getTimeOrderedEpoch();
                stakeholders.add(id, deal.id(), candidate, command.at, command.by);
                added.add(id);
            }
        }
        if (!added.isEmpty()) {
            tell(deal, Change.CANDIDATES, added, command);
        }
    }

    /** Erased: they leave every committee, and nothing says who they were. */
    @Transactional(TxType.MANDATORY)
    void erase(UUID leadOrPerson, Instant at, By by) {
        for (Stakeholders.Place place : stakeholders.of(leadOrPerson)) {
            DealDesk.Present deal = desk.lock(place.dealId());
            Stakeholder erased = stakeholders.get(deal.id(), place.id(), by.knownAt());
            stakeholders.erase(erased, place.present(), at, by);
            answers.forget(deal.id().toString());
            if (place.present()) {
                tell(deal, Change.ERASED, List.of(place.id()), new Command(deal.id(), at, by));
            }
        }
    }

    private Stakeholder present(Command command, UUID id, @Nullable String ifMatch) {
        Stakeholder found = stakeholders.get(command.dealId, id, command.by.knownAt());
        EntityTags.require(ifMatch, found.version());
        if (found.leftAt() != null) {
            throw Problem.of(409, "has-left", "Has left", "they left the committee at " + found.leftAt())
                    .build();
        }
        return found;
    }

    private static Instant following(Command command, Stakeholder before) {
        if (command.at.isBefore(before.since())) {
            throw BadInput.of("at", "must not be before the stakeholder's last change, at " + before.since());
        }
        return command.at;
    }

    /** Whoever introduced them is of the same deal, and somebody else. */
    private void requireKnown(UUID dealId, @Nullable UUID self, Seat seat) {
        var known = new HashSet<>(stakeholders.known(dealId, seat.introducedBy()));
        if (!known.containsAll(seat.introducedBy()) || (self != null && known.contains(self))) {
            throw BadInput.of("introducedBy", "must be ids of other stakeholders of the deal");
        }
    }

    private void tell(DealDesk.Present deal, Change change, List<UUID> about, Command command) {
        Instant now = command.at.isAfter(command.by.knownAt()) ? command.at : command.by.knownAt();
        Committee committee = stakeholders.committee(deal.id(), now);
        desk.tell(
                deal.id(),
                PublishedCommittee.changed(deal, change, about, committee, cover.of(committee), command.by),
                command.at,
                command.by);
    }
}
