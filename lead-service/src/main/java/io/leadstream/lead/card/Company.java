package io.leadstream.lead.card;

import io.leadstream.lead.normal.CompanyName;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** Where leads work: one per registrable domain, or per name where no domain is known. */
@Entity
@Table(name = "company")
@BatchSize(size = 200)
public class Company {

    @Id
    private UUID id;

    @Version
    private long version;

    private @Nullable String domain;

    @Column
    private @Nullable String nameKey;

    /** Hibernate reads a company of which nothing is known as null. */
    @Embedded
    private @Nullable Firmographics firmographics;

    @Column
    private boolean targetAccount;

    private @Nullable String strategy;

    @Column
    private @Nullable String searchText;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(UUID id, Offer offer, Instant createdAt) {
        this.id = id;
        CompanyKey key = offer.key();
        this.domain = key == null ? null : key.domain();
        this.nameKey = key == null || key.domain() != null ? null : key.nameKey();
        this.firmographics = offer.firmographics();
        this.createdAt = createdAt;
        this.searchText = SearchText.of(name(), domain);
    }

    /** As it is kept. */
    Company(
            UUID id,
            long version,
            @Nullable String domain,
            @Nullable String nameKey,
            Firmographics known,
            boolean targetAccount,
            Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
        this.version = version;
        this.domain = domain;
        this.nameKey = nameKey;
        this.firmographics = known;
        this.targetAccount = targetAccount;
    }

    /**
     * What somebody says of a company.
     *
     * @param key absent when it has neither domain nor name: then it is the lead's own
     */
    public record Offer(@Nullable CompanyKey key, Firmographics firmographics) {

        boolean namesDomain() {
            return key != null && key.domain() != null;
        }
    }

    /** Whether it is, or may be, called so. */
    boolean goesBy(@Nullable String other) {
        String known = name();
        return known == null
                || other == null
                || known.equals(other)
                || CompanyName.of(known).equals(CompanyName.of(other));
    }

    /** Known by nothing but its one lead. */
    boolean isOwn() {
        return domain == null && nameKey == null;
    }

    /** Whether it turns out to be the other, of which more is known by which it can be found. */
    boolean yieldsTo(Company other) {
        boolean othersMayFindIt = other.domain != null || (isOwn() && !other.isOwn());
        return !id.equals(other.id) && domain == null && othersMayFindIt && other.goesBy(name());
    }

    boolean lacks(Firmographics offer) {
        return !firmographics().filledBy(offer).equals(firmographics());
    }

    /** Whether something is known of the other, which becomes part of it, that is not of this. */
    boolean lacks(Company other) {
        return (other.targetAccount && !targetAccount)
                || (other.strategy != null && strategy == null)
                || lacks(other.firmographics());
    }

    /** The other is part of it from now on: the name of the first stays, and what else is known. */
    void takeIn(Company other) {
        targetAccount |= other.targetAccount;
        strategy = Filling.first(strategy, other.strategy);
        fill(other.firmographics());
    }

    /** Takes over what is kept of it by now. */
    void become(Company kept) {
        version = kept.version;
        domain = kept.domain;
        nameKey = kept.nameKey;
        firmographics = kept.firmographics;
        targetAccount = kept.targetAccount;
    }

    /** Its next version has these values. */
    void revise(Firmographics known) {
        version++;
        overwrite(known);
    }

    /** Takes the values as they are. */
    void overwrite(Firmographics known) {
        firmographics = known;
        searchText = SearchText.of(name(), domain);
    }

    /** Changed by hand; a domain is what it is known by from then on. */
    void change(AccountChanges to) {
        domain = to.domain();
        nameKey = domain == null ? nameKey : null;
        targetAccount = to.targeted();
        strategy = to.strategy();
        overwrite(to.company().firmographics());
    }

    /** What may be changed of the account by hand. */
    AccountChanges account() {
        return AccountChanges.of(changeable(), targetAccount, strategy);
    }

    /** Fills what is empty and keeps the rest. */
    void fill(Firmographics offer) {
        overwrite(firmographics().filledBy(offer));
    }

    /** What may be changed of it by hand. */
    CompanyChanges changeable() {
        Firmographics known = firmographics();
        return new CompanyChanges(
                known.name(),
                domain,
                known.industry(),
                known.employees(),
                known.growthStage(),
                known.funding(),
                known.productUsers());
    }

    UUID id() {
        return id;
    }

    boolean isTargetAccount() {
        return targetAccount;
    }

    @Nullable
    String searchText() {
        return searchText;
    }

    long version() {
        return version;
    }

    @Nullable
    String domain() {
        return domain;
    }

    @Nullable
    String nameKey() {
        return nameKey;
    }

    @Nullable
    String name() {
        return firmographics().name();
    }

    Firmographics firmographics() {
        return Objects.requireNonNullElse(firmographics, Firmographics.NOTHING);
    }

    View view() {
        Firmographics known = firmographics();
        return new View(
                id,
                known.name(),
                domain,
                known.industry(),
                known.employees(),
                known.growthStage(),
                known.funding(),
                known.productUsers());
    }

    LeadEvent.CompanyFacts facts() {
        Firmographics known = firmographics();
        return new LeadEvent.CompanyFacts(
                id,
                version,
                known.name(),
                domain,
                known.industry(),
                known.sizeBand(),
                known.growthStage(),
                known.isFunded(),
                known.isGrowing(),
                known.productUsers(),
                targetAccount);
    }

    AccountView accountView() {
        return AccountView.of(id, account(), firmographics(), createdAt);
    }

    /** A company as the API shows it. */
    @Schema(name = "CompanyView")
    public record View(
            UUID id,
            @Nullable String name,
            @Nullable String domain,
            @Nullable String industry,
            @Nullable Integer employees,
            @Nullable String growthStage,
            @Nullable String funding,
            @Nullable Integer productUsers) {}
}
