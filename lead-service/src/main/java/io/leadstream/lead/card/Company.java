package io.leadstream.lead.card;

import io.leadstream.lead.normal.SizeBand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where leads work: one per registrable domain, or per name where no domain is known. */
@Entity
@Table(name = "company")
public class Company {

    private static final Set<String> NOT_FUNDED = Set.of("none", "no", "0", "unfunded", "bootstrapped", "self-funded");
    private static final Set<String> GROWING =
            Set.of("growth", "growing", "scale-up", "scaleup", "scaling", "expansion", "hypergrowth", "hyper-growth");

    @Id
    private UUID id;

    @Version
    private long version;

    private @Nullable String domain;

    @Column
    private @Nullable String nameKey;

    private @Nullable String name;
    private @Nullable String industry;
    private @Nullable Integer employees;
    private @Nullable String growthStage;
    private @Nullable String funding;
    private @Nullable Integer productUsers;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Company() {}

    Company(UUID id, CompanyKey key, Instant createdAt) {
        this.id = id;
        this.domain = key.domain();
        this.nameKey = key.nameKey();
        this.createdAt = createdAt;
    }

    /** What somebody offers of a company. */
    public record Offer(
            @Nullable String name,
            @Nullable String industry,
            @Nullable Integer employees,
            @Nullable String growthStage,
            @Nullable String funding,
            @Nullable Integer productUsers) {

        public static final Offer NOTHING = new Offer(null, null, null, null, null, null);
    }

    /** Fills what is empty and keeps the rest; returns whether anything was filled. */
    boolean fill(Offer offer) {
        boolean filled = false;
        if (name == null && offer.name() != null) {
            name = offer.name();
            filled = true;
        }
        if (industry == null && offer.industry() != null) {
            industry = offer.industry();
            filled = true;
        }
        if (employees == null && offer.employees() != null) {
            employees = offer.employees();
            filled = true;
        }
        return fillGrowth(offer) || filled;
    }

    private boolean fillGrowth(Offer offer) {
        boolean filled = false;
        if (growthStage == null && offer.growthStage() != null) {
            growthStage = offer.growthStage();
            filled = true;
        }
        if (funding == null && offer.funding() != null) {
            funding = offer.funding();
            filled = true;
        }
        if (productUsers == null && offer.productUsers() != null) {
            productUsers = offer.productUsers();
            filled = true;
        }
        return filled;
    }

    boolean wouldBeFilledBy(Offer offer) {
        return name == null && offer.name() != null
                || industry == null && offer.industry() != null
                || employees == null && offer.employees() != null
                || growthStage == null && offer.growthStage() != null
                || funding == null && offer.funding() != null
                || productUsers == null && offer.productUsers() != null;
    }

    UUID id() {
        return id;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String domain() {
        return domain;
    }

    CompanyView view() {
        return new CompanyView(id, name, domain, industry, employees, growthStage, funding, productUsers);
    }

    LeadEvent.CompanyFacts facts() {
        return new LeadEvent.CompanyFacts(
                id, name, domain, industry, sizeBand(), growthStage, isFunded(), isGrowing(), productUsers);
    }

    LeadEvent.CompanyChanged changed() {
        return new LeadEvent.CompanyChanged(
                id, name, domain, industry, sizeBand(), growthStage, isFunded(), isGrowing(), productUsers);
    }

    private @Nullable String sizeBand() {
        return employees == null || employees == 0
                ? null
                : SizeBand.of(employees).label();
    }

    private boolean isFunded() {
        return funding != null && !NOT_FUNDED.contains(funding.strip().toLowerCase(Locale.ROOT));
    }

    private boolean isGrowing() {
        return growthStage != null
                && GROWING.contains(growthStage
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .replace(' ', '-'));
    }

    /** A company as the API shows it. */
    public record CompanyView(
            UUID id,
            @Nullable String name,
            @Nullable String domain,
            @Nullable String industry,
            @Nullable Integer employees,
            @Nullable String growthStage,
            @Nullable String funding,
            @Nullable Integer productUsers) {}
}
