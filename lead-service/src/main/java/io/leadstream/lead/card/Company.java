package io.leadstream.lead.card;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
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
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(UUID id, Offer offer, Instant createdAt) {
        this.id = id;
        this.domain = offer.key().domain();
        this.nameKey = offer.key().nameKey();
        this.firmographics = offer.firmographics();
        this.createdAt = createdAt;
    }

    /** What somebody says of a company. */
    public record Offer(CompanyKey key, Firmographics firmographics) {}

    boolean lacks(Firmographics offer) {
        return !firmographics().filledBy(offer).equals(firmographics());
    }

    /** Fills what is empty and keeps the rest. */
    void fill(Firmographics offer) {
        firmographics = firmographics().filledBy(offer);
    }

    UUID id() {
        return id;
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
                known.productUsers());
    }

    /** A company as the API shows it. */
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
