package io.leadstream.pipeline.committee;

import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.DealDesk;
import io.leadstream.pipeline.deal.DealEvent;
import io.leadstream.pipeline.deal.Happened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lead-service tells of people and accounts, and what that means for committees. */
@ApplicationScoped
public class FollowPeople {

    /** Both sides took part; that a page was seen, or a mail sent, is no contact. */
    private static final Set<String> CONTACTS =
            Set.of("EMAIL_REPLIED", "CHAT", "SOCIAL_MESSAGE", "CALL", "MEETING", "DEMO", "EVENT");

    private final KnownPeople people;
    private final Stakeholders stakeholders;
    private final ChangeCommittee committee;
    private final DealDesk desk;

    FollowPeople(KnownPeople people, Stakeholders stakeholders, ChangeCommittee committee, DealDesk desk) {
        this.people = people;
        this.stakeholders = stakeholders;
        this.committee = committee;
        this.desk = desk;
    }

    /** Somebody of an account's stakeholder list: a lead, or a person who is none. */
    public record Listed(
            @Nullable UUID leadId,
            @Nullable UUID personId,
            @Nullable String jobFunction,
            @Nullable String seniority) {

        private KnownPeople.Listed known() {
            return new KnownPeople.Listed(leadId, personId, JobFunction.told(jobFunction), Seniority.told(seniority));
        }
    }

    /** What is known of a lead by now. */
    @Transactional(TxType.MANDATORY)
    public void profile(
            UUID lead,
            @Nullable UUID company,
            @Nullable String jobFunction,
            @Nullable String seniority,
            long sequence) {
        people.profile(lead, company, JobFunction.told(jobFunction), Seniority.told(seniority), sequence);
    }

    /** A lead did something, or we did. */
    @Transactional(TxType.MANDATORY)
    public void activity(UUID lead, String type, Instant at, Instant knownAt) {
        if (CONTACTS.contains(type)) {
            people.spoke(lead, at, knownAt);
        }
    }

    /** Somebody who was kept as no lead was captured as one. */
    @Transactional(TxType.MANDATORY)
    public void linked(UUID person, UUID lead) {
        people.link(person, lead);
        if (!people.isErased(person) && !people.isErased(lead)) {
            stakeholders.link(person, lead);
        }
    }

    /** Nothing is kept of a lead, or of a person, any more. */
    @Transactional(TxType.MANDATORY)
    public void erased(UUID leadOrPerson, Instant at, By by) {
        committee.erase(leadOrPerson, at, by);
        people.erase(leadOrPerson);
    }

    /** The stakeholder list of an account is this now; deals that were opened since, but heard of first, take it over. */
    @Transactional(TxType.MANDATORY)
    public void list(UUID company, List<Listed> listed, long sequence, Instant at, By by) {
        List<KnownPeople.Listed> known = listed.stream()
                .map(Listed::known)
                .filter(KnownPeople.Listed::isSomebody)
                .toList();
        if (people.list(company, known, sequence, at)) {
            for (UUID deal : people.dealsSince(company, at)) {
                committee.takeOver(company, new ChangeCommittee.Command(deal, by.knownAt(), by));
            }
        }
    }

    /** A new deal takes over its account's list. */
    void opened(@Observes Happened happened) {
        if (happened.event() instanceof DealEvent.Opened opened) {
            DealDesk.Present deal = desk.lock(happened.dealId());
            UUID company = companyOf(deal);
            if (company != null) {
                var command = new ChangeCommittee.Command(deal.id(), opened.occurredAt(), happened.by());
                committee.takeOver(company, command);
            }
        }
    }

    private @Nullable UUID companyOf(DealDesk.Present deal) {
        UUID lead = deal.leadId();
        return deal.companyId() == null && lead != null ? people.companyOf(lead).orElse(null) : deal.companyId();
    }
}
