package io.leadstream.lead.card;

import io.leadstream.messaging.Outbox;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.IdempotentAnswers;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be done with a lead's card. */
@ApplicationScoped
public class Cards {

    private final Leads leads;
    private final Companies companies;
    private final Standings standings;
    private final IdentityLocks locks;
    private final Erasures erasures;
    private final ChangeLog changeLog;
    private final IdempotentAnswers answers;
    private final CommandEvent commandEvent;
    private final Outbox outbox;
    private final AssignLead assignLead;
    private final SecurityIdentity caller;
    private final Event<LeadForgotten> forgotten;
    private final EntityManager entities;
    private final Memberships memberships;
    private final Segmentation segmentation;
    private final Event<LeadsWritten> written;
    private final Event<LeadErasing> erasing;
    private final Event<ConsentOffered> consents;
    private final ConsentSaid said;
    private final Clock clock;

    Cards(
            Leads leads,
            Companies companies,
            Standings standings,
            IdentityLocks locks,
            Erasures erasures,
            ChangeLog changeLog,
            IdempotentAnswers answers,
            CommandEvent commandEvent,
            Outbox outbox,
            AssignLead assignLead,
            SecurityIdentity caller,
            Event<LeadForgotten> forgotten,
            EntityManager entities,
            Memberships memberships,
            Segmentation segmentation,
            Event<LeadsWritten> written,
            Event<LeadErasing> erasing,
            Event<ConsentOffered> consents,
            ConsentSaid said,
            Clock clock) {
        this.leads = leads;
        this.companies = companies;
        this.standings = standings;
        this.locks = locks;
        this.erasures = erasures;
        this.changeLog = changeLog;
        this.answers = answers;
        this.commandEvent = commandEvent;
        this.outbox = outbox;
        this.assignLead = assignLead;
        this.caller = caller;
        this.forgotten = forgotten;
        this.entities = entities;
        this.memberships = memberships;
        this.segmentation = segmentation;
        this.written = written;
        this.erasing = erasing;
        this.consents = consents;
        this.said = said;
        this.clock = clock;
    }

    /** A card with the version that its entity tag names. */
    public record Versioned(LeadView lead, long version) {}

    /** 404 when there is no such lead. */
    public void requireExisting(UUID id) {
        if (leads.count("id", id) == 0) {
            throw missing(id);
        }
    }

    /**
     * The lead's version, with its row locked until the transaction ends: what is added to a lead meanwhile neither
     * meets its erasure nor a change of another's.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long lockedVersion(UUID id) {
        return lockedForItself(id).version();
    }

    /** The lead, its row locked; 404 when there is none, 409 when it is part of another, which is who is meant. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lead lockedForItself(UUID id) {
        return standingForItself(locked(id));
    }

    /** 409 when it was merged: its survivor is who is meant. */
    private static Lead standingForItself(Lead lead) {
        lead.mergedInto().ifPresent(survivor -> {
            throw merged(lead.id(), survivor);
        });
        return lead;
    }

    /** The refusal of what is meant for a lead that is part of another. */
    public static RuntimeException merged(UUID lead, UUID survivor) {
        return Problem.of(409, "lead-is-merged", "Lead is merged", "lead %s is part of another".formatted(lead))
                .with("mergedInto", survivor)
                .build();
    }

    /** The lead and those merged into it: what happened to any of them happened to it. 404 when there is no such lead. */
    public List<UUID> family(UUID id) {
        requireExisting(id);
        return leads.family(id);
    }

    /** 404 when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lead lead(UUID id) {
        return leads.findByIdOptional(id).orElseThrow(() -> missing(id));
    }

    /** Where the lead stands in its lifecycle. */
    public String status(UUID id) {
        return standings.of(id).status();
    }

    /** The cards of those leads that are there. */
    @Transactional
    public List<LeadView> views(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Standing> known = standings.of(ids);
        Map<UUID, List<String>> segments = memberships.of(ids);
        return truthful(leads.list("id in ?1", ids).stream()
                .map(lead -> lead.view(
                        known.getOrDefault(lead.id(), Standing.UNKNOWN), segments.getOrDefault(lead.id(), List.of())))
                .toList());
    }

    /** Consent as people last gave or withdrew it, not as it was when the card was written. */
    private List<LeadView> truthful(List<LeadView> views) {
        Map<UUID, String> instead = said.instead(
                views.stream().collect(Collectors.toMap(LeadView::id, view -> Optional.ofNullable(view.consent())
                        .map(RawJson::text))));
        return views.stream()
                .map(view -> instead.containsKey(view.id())
                        ? view.withConsent(new RawJson(Objects.requireNonNull(instead.get(view.id()))))
                        : view)
                .toList();
    }

    /** What may be changed of the lead, with consent as it counts: a patch of one purpose is not to bring back another. */
    private Changes changeable(Lead lead) {
        Changes written = lead.changeable();
        String instead = said.instead(
                        Map.of(lead.id(), Optional.ofNullable(written.consent()).map(RawJson::text)))
                .get(lead.id());
        return instead == null ? written : written.withConsent(new RawJson(instead));
    }

    @Transactional
    Versioned get(UUID id) {
        return card(leads.findByIdOptional(id).orElseThrow(() -> missing(id)));
    }

    @Transactional
    Versioned change(UUID id, @Nullable String ifMatch, String by, UnaryOperator<Changes> change) {
        Lead lead = locked(
                id, ifMatch, seen -> change.apply(changeable(seen)).person().identities());
        standingForItself(lead);
        Changes before = changeable(lead);
        Changes after = change.apply(before);
        if (after.equals(before)) {
            outbox.last(id.toString()).ifPresent(commandEvent::was);
        } else {
            change(lead, before.consent(), after, by);
        }
        return card(lead);
    }

    private void change(Lead lead, @Nullable RawJson consent, Changes to, String by) {
        if (leads.isTaken(to.email(), lead.id())) {
            throw Problem.of(409, "email-taken", "E-mail taken", "another lead has this e-mail address")
                    .build();
        }
        Instant now = clock.instant();
        String owner = lead.owner();
        ChangeLog.Seen before = changeLog.seen(lead);
        var replaced = new ArrayList<>(lead.person().identities());
        LeadEvent.Changed event = lead.change(to, companyAfter(lead, to, now), now);
        replaced.removeAll(lead.person().identities());
        tellConsent(lead, consent, by, now);
        erasures.keepOthers(Map.of(lead.id(), replaced));
        entities.flush();
        written.fire(new LeadsWritten(List.of(lead)));
        outbox.add(LeadEvent.TOPIC, lead.id().toString(), event.in(segmentation.of(lead.attributes())), now, now);
        if (!Objects.equals(owner, lead.owner())) {
            String actor = caller.getPrincipal().getName();
            assignLead.published(lead, owner, OwnerChanged.Assigning.byHand(actor, null), now);
        }
        changeLog.addAll(changeLog.since(before, lead, ChangeLog.Kind.PATCH, by, now).stream()
                .toList());
    }

    /** Only what is said anew: of the other purposes the words that were said before go on counting. */
    private void tellConsent(Lead lead, @Nullable RawJson before, String by, Instant now) {
        String consent = lead.origin().consent();
        if (consent != null) {
            ConsentNews.of(before == null ? null : before.text(), consent)
                    .map(ConsentNews::readable)
                    .ifPresent(news -> consents.fire(
                            new ConsentOffered(List.of(new ConsentOffered.Given(lead.id(), news, "CARD", now, by)))));
        }
    }

    private @Nullable Company companyAfter(Lead lead, Changes to, Instant now) {
        return Objects.equals(to.company(), lead.changeable().company())
                ? lead.company()
                : companies.change(lead.company(), to.company(), now, event -> outbox.addAll(List.of(event)));
    }

    /**
     * Forgets the person: card, touches, activities, kept answers; leaves keyed hashes of what identified them.
     *
     * @param erasure the id of the receipt
     */
    @Transactional
    public Instant erase(UUID id, @Nullable String ifMatch, UUID erasure) {
        Lead lead = locked(id, ifMatch, this::identitiesOfPerson);
        Instant now = clock.instant();
        for (UUID one : cardsOfPerson(lead)) { // the merged before what they are part of
            erase(one.equals(id) ? lead : locked(one), now, erasure);
        }
        return now;
    }

    /**
     * The same for a person who may have gone or come back meanwhile.
     *
     * @param still asked with all cards of the person, when nobody else can change them any more
     * @return whether they were erased
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean eraseIf(UUID id, UUID erasure, Predicate<List<UUID>> still) {
        if (leads.findByIdOptional(id).isEmpty()) {
            return false;
        }
        Lead lead = locked(id, "*", this::identitiesOfPerson);
        List<UUID> cards = cardsOfPerson(lead);
        List<Lead> locked = cards.stream().map(this::locked).toList();
        if (!still.test(cards)) {
            return false;
        }
        Instant now = clock.instant();
        locked.forEach(one -> erase(one, now, erasure));
        return true;
    }

    private void erase(Lead lead, Instant now, UUID erasure) {
        String id = lead.id().toString();
        List<Identity> identities = ownedBy(lead, erasures.identities(lead));
        erasures.remember(lead, identities, now);
        forgotten.fire(new LeadForgotten(lead.id(), identities));
        erasing.fire(new LeadErasing(lead.id(), now, erasure));
        entities.remove(lead);
        companies.release(lead.company());
        entities.flush();
        answers.forget(id);
        outbox.add(LeadEvent.TOPIC, id, new LeadEvent.Erased(lead.id()), now, now);
    }

    /** All are erased, whichever of them is named. */
    private List<UUID> cardsOfPerson(Lead lead) {
        return leads.person(lead.id());
    }

    private List<Identity> identitiesOfPerson(Lead lead) {
        return cardsOfPerson(lead).stream()
                .map(leads::findById)
                .flatMap(card -> erasures.identities(card).stream())
                .toList();
    }

    /** An address that was offered here, and is another lead's, is not forgotten with this one. */
    private List<Identity> ownedBy(Lead lead, Collection<Identity> identities) {
        return identities.stream()
                .filter(identity -> !leads.isTaken(identity.address().orElse(null), lead.id()))
                .toList();
    }

    /**
     * The lead as the caller has seen it, locked as captures lock: first the identities, then the row. So nobody opens
     * another lead with an address that this one is given, and a record is read before an erasure or after it.
     */
    private Lead locked(UUID id, @Nullable String ifMatch, Function<Lead, Collection<Identity>> identities) {
        Lead seen = leads.findByIdOptional(id).orElseThrow(() -> missing(id));
        EntityTags.require(ifMatch, seen.version());
        locks.lock(identities.apply(seen));
        entities.detach(seen);
        Lead lead = locked(id);
        EntityTags.require(ifMatch, lead.version());
        return lead;
    }

    /** The lead, its row locked; 404 when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lead locked(UUID id) {
        return leads.findLocked(id).orElseThrow(() -> missing(id));
    }

    private Versioned card(Lead lead) {
        List<String> segments = memberships.of(List.of(lead.id())).getOrDefault(lead.id(), List.of());
        LeadView view = lead.view(
                standings.of(lead.id()), segments, leads.keptAs(lead.id()).orElse(null));
        return new Versioned(truthful(List.of(view)).getFirst(), lead.version());
    }

    private static RuntimeException missing(UUID id) {
        return Problem.notFound("lead " + id);
    }
}
