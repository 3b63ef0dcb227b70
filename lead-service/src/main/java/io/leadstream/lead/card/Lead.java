package io.leadstream.lead.card;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person at a company who may buy. */
@Entity
@Table(name = "lead")
public class Lead {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private Person person;

    @Embedded
    private Origin origin;

    private @Nullable String owner;

    /** Who brought it first, when a partner did. */
    private @Nullable String partner;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Company company;

    private int touches;

    /** The lead that it became part of; never one that is merged itself. */
    @Column
    private @Nullable UUID mergedInto;

    /** The newer lead of the same person that took its place for captures. */
    @Column
    private @Nullable UUID supersededBy;

    @Column
    private String searchText;

    /** What the job title says, kept to be found by; none on a card that was not looked at since it can be. */
    @Enumerated(EnumType.STRING)
    private @Nullable JobFunction jobFunction;

    @Enumerated(EnumType.STRING)
    private @Nullable Seniority seniority;

    private Instant createdAt;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Lead() {}

    /** Opens the card with what the first capture offers. */
    public Lead(
            UUID id, Person person, Origin origin, @Nullable String partner, @Nullable Company company, Instant at) {
        this.id = id;
        this.person = person;
        this.origin = origin;
        this.partner = partner;
        this.company = company;
        this.touches = 1;
        this.createdAt = at;
        this.changedAt = at;
        findable();
    }

    /** As it is kept; what it is found by is made when it is touched. */
    Lead(
            UUID id,
            long version,
            Person person,
            Origin origin,
            @Nullable String owner,
            @Nullable String partner,
            int touches,
            Instant createdAt) {
        this.id = id;
        this.version = version;
        this.person = person;
        this.origin = origin;
        this.owner = owner;
        this.partner = partner;
        this.touches = touches;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
        this.searchText = "";
    }

    /** With the company that its row refers to. */
    Lead at(@Nullable Company employer) {
        company = employer;
        return this;
    }

    public LeadEvent.Captured captured() {
        return new LeadEvent.Captured(id, Standing.NEW, profile());
    }

    /**
     * Captured once more: what is empty is filled, what is there is kept.
     *
     * @param nowAt the lead's company by now: {@link Employers#join}
     */
    public LeadEvent.Changed touch(Person offer, Origin offeredOrigin, @Nullable Company nowAt, Instant at) {
        touches++;
        version++; // captures write cards themselves: nobody else counts
        person = person.filledBy(offer);
        origin = origin.filledBy(offeredOrigin);
        company = nowAt;
        return changed(LeadEvent.Change.TOUCH, at);
    }

    Changes changeable() {
        return Changes.of(person, origin, owner, company == null ? null : company.changeable());
    }

    /** Changed by hand. */
    LeadEvent.Changed change(Changes to, @Nullable Company nowAt, Instant at) {
        person = to.person();
        origin = to.origin(origin.source());
        owner = to.owner();
        company = nowAt;
        return changed(LeadEvent.Change.PATCH, at);
    }

    /** Given to somebody, or taken back. */
    void assign(@Nullable String to, Instant at) {
        owner = to;
        changedAt = at;
    }

    public @Nullable String owner() {
        return owner;
    }

    /** What stands on the card now. */
    public Card card() {
        return new Card(person, origin, owner, company == null ? null : company.id(), changedAt);
    }

    /** Takes over what stands on a card, by a merge or by its undoing. */
    public void takeOver(Card card, @Nullable Company nowAt, int touchesNow) {
        person = card.person();
        origin = card.origin();
        owner = card.owner();
        company = nowAt;
        touches = touchesNow;
        changedAt = card.changedAt();
        findable();
    }

    /** By what it is found, as the card is now. */
    private void findable() {
        searchText = SearchText.of(person, company);
        jobFunction = person.jobFunction();
        seniority = person.seniority();
    }

    /** Another card of the same person became part of this one. */
    public LeadEvent.Merged merged(UUID other) {
        return new LeadEvent.Merged(id, other, profile());
    }

    /** The other is a lead of its own again. */
    public LeadEvent.Unmerged unmerged(UUID other) {
        return new LeadEvent.Unmerged(id, other, profile());
    }

    /** From now on whoever means this lead is to find that one; none: it stands for itself. */
    public void standFor(@Nullable UUID survivor) {
        mergedInto = survivor;
    }

    /** A newer lead of the same person is found by address and number from now on; none: this one is. */
    void giveWayTo(@Nullable UUID newer) {
        supersededBy = newer;
    }

    /** The newer lead of the same person, which a source wanted instead of one more touch of this. */
    public Optional<UUID> supersededBy() {
        return Optional.ofNullable(supersededBy);
    }

    public Optional<UUID> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    private LeadEvent.Changed changed(LeadEvent.Change change, Instant at) {
        changedAt = at;
        findable();
        return new LeadEvent.Changed(id, change, profile());
    }

    private LeadEvent.Profile profile() {
        return new LeadEvent.Profile(
                origin.source(),
                origin.medium(),
                origin.campaign(),
                touches,
                owner,
                person.country(),
                person.region(),
                person.ageBand(),
                jobFunction(),
                seniority(),
                person.usesFreeMail(),
                company == null ? null : company.facts(),
                null);
    }

    /** What segments are judged by. */
    public LeadAttributes attributes() {
        return new LeadAttributes(
                id,
                person,
                origin,
                owner,
                partner,
                touches,
                company == null ? Firmographics.NOTHING : company.firmographics(),
                company == null ? null : company.domain(),
                company != null && company.isTargetAccount());
    }

    LeadView view(Standing standing, List<String> segments) {
        return view(standing, segments, null);
    }

    LeadView view(Standing standing, List<String> segments, @Nullable UUID personId) {
        return new LeadView(
                id,
                mergedInto == null ? standing.status() : Standing.MERGED,
                touches,
                person.email(),
                person.phone(),
                person.firstName(),
                person.lastName(),
                person.jobTitle(),
                jobFunction(),
                seniority(),
                person.ageBand(),
                person.country(),
                person.region(),
                origin.source(),
                origin.medium(),
                origin.campaign(),
                origin.referrer(),
                origin.landingPage(),
                RawJson.of(origin.consent()),
                owner,
                partner,
                company == null ? null : company.view(),
                standing.score(),
                segments,
                createdAt,
                changedAt,
                mergedInto,
                supersededBy,
                personId);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public int touches() {
        return touches;
    }

    public @Nullable Company company() {
        return company;
    }

    public Person person() {
        return person;
    }

    Origin origin() {
        return origin;
    }

    JobFunction jobFunction() {
        return jobFunction == null ? person.jobFunction() : jobFunction;
    }

    Seniority seniority() {
        return seniority == null ? person.seniority() : seniority;
    }

    @Nullable
    String partner() {
        return partner;
    }

    String searchText() {
        return searchText;
    }

    public Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }
}
