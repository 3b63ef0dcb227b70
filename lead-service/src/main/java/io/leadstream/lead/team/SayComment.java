package io.leadstream.lead.team;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.deal.Deals;
import io.leadstream.lead.team.Comment.Place;
import io.leadstream.lead.team.Comment.Said;
import io.leadstream.lead.team.Comment.Versioned;
import io.leadstream.messaging.Outbox;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import io.leadstream.rest.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be done with comments, and by whom. */
@ApplicationScoped
class SayComment {

    private static final String COMPANY = "select id from company where id = ? for key share";

    private final Comments comments;
    private final Cards cards;
    private final Deals deals;
    private final Sql sql;
    private final Outbox outbox;
    private final CommandEvent commandEvent;
    private final SecurityIdentity caller;
    private final Clock clock;

    SayComment(
            Comments comments,
            Cards cards,
            Deals deals,
            Sql sql,
            Outbox outbox,
            CommandEvent commandEvent,
            SecurityIdentity caller,
            Clock clock) {
        this.comments = comments;
        this.cards = cards;
        this.deals = deals;
        this.sql = sql;
        this.outbox = outbox;
        this.commandEvent = commandEvent;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Versioned ofLead(UUID leadId, @Nullable String ifMatch, Said said) {
        EntityTags.check(ifMatch, cards.lockedVersion(leadId));
        return say(new Place(leadId, null, null), said);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Versioned ofCompany(UUID companyId, Said said) {
        requireCompany(companyId);
        return say(new Place(null, companyId, null), said);
    }

    /** Returns when there is such a company; it stays until the transaction ends. */
    void requireCompany(UUID companyId) {
        if (sql.first(COMPANY, row -> row.getObject(1, UUID.class), companyId).isEmpty()) {
            throw Problem.notFound("company " + companyId);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Versioned ofDeal(UUID dealId, Said said) {
        UUID leadId = deals.find(dealId)
                .orElseThrow(() -> Problem.notFound("deal " + dealId))
                .leadId();
        return say(new Place(leadId, null, dealId), said);
    }

    private Versioned say(Place place, Said said) {
        nameLead(place.leadId());
        return comments.add(place, said, name(), clock.instant());
    }

    /** The answer is about the lead, though there is no event: when the lead is erased it is not kept any longer. */
    private void nameLead(@Nullable UUID leadId) {
        if (leadId != null) {
            outbox.last(leadId.toString()).ifPresent(commandEvent::was);
        }
    }

    @Transactional
    Versioned edit(UUID id, @Nullable String ifMatch, Said said) {
        Versioned known = own(id, ifMatch);
        if (known.comment().deleted()) {
            throw Problem.of(409, "comment-is-deleted", "Comment is deleted", "a deleted comment says nothing more")
                    .build();
        }
        return said.text().equals(known.comment().text()) ? known : comments.edit(id, said, name(), clock.instant());
    }

    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        if (!own(id, ifMatch).comment().deleted()) {
            comments.delete(id, name(), clock.instant());
        }
    }

    /** What somebody said is theirs to take back. */
    private Versioned own(UUID id, @Nullable String ifMatch) {
        Versioned known = comments.locked(id);
        if (!known.comment().author().equals(name()) && !caller.hasRole("admin")) {
            throw Problem.forbidden("a comment is changed by its author");
        }
        EntityTags.require(ifMatch, known.version());
        return known;
    }

    /** What it said before is shown to its author and to managers. */
    void requireMayReadHistory(Comment comment) {
        if (!comment.author().equals(name()) && !caller.hasRole("manager") && !caller.hasRole("admin")) {
            throw Problem.forbidden("the history of a comment is read by its author and by managers");
        }
    }

    private String name() {
        return caller.getPrincipal().getName();
    }
}
