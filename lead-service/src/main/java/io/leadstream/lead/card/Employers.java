package io.leadstream.lead.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The companies that a batch of captures is about: each once, found or opened, and filled. */
final class Employers {

    private static final Comparator<Company> OPENING = Comparator.comparing(
                    (Company company) -> Objects.requireNonNullElse(company.domain(), ""))
            .thenComparing(company -> Objects.requireNonNullElse(company.nameKey(), ""));

    private final CompanyRows rows;
    private final Instant at;
    private final Consumer<Outbox.Draft> events;
    private final Map<UUID, Company> byId = new HashMap<>();
    private final Map<CompanyKey, Company> byKey = new HashMap<>();
    private final Map<Company.Offer, Company> offered = new HashMap<>();
    private final List<Company> own = new ArrayList<>();
    private final List<UUID> released = new ArrayList<>();

    /** @param events takes what others are to be told, when they could see a difference */
    Employers(CompanyRows rows, Instant at, Consumer<Outbox.Draft> events) {
        this.rows = rows;
        this.at = at;
        this.events = events;
    }

    /** Takes in those of these ids beside those offered. */
    Employers with(Collection<Company.Offer> offers, Collection<UUID> ids) {
        Set<Company.Offer> open = new LinkedHashSet<>(offers.stream()
                .filter(offer -> offer.key() != null)
                .sorted(Comparator.comparing(offer -> Objects.requireNonNull(offer.key())))
                .toList());
        rows.find(ids, keys(open)).forEach(this::know);
        while (!open.isEmpty()) {
            open = findOrOpen(open);
            rows.find(List.of(), keys(open)).forEach(this::know);
        }
        return this;
    }

    Employers with(Collection<Company.Offer> offers) {
        return with(offers, List.of());
    }

    /** What was found or opened for an offer with a key. */
    Company of(Company.Offer offer) {
        return Objects.requireNonNull(offered.get(offer));
    }

    @Nullable
    Company get(@Nullable UUID id) {
        return id == null ? null : Objects.requireNonNull(byId.get(id));
    }

    /**
     * The company of a lead that is captured again. It keeps its first, which is filled; but one that could not be
     * found by others becomes the one that can, as soon as that is told.
     */
    @Nullable
    Company join(@Nullable Company kept, Company.@Nullable Offer offer) {
        if (offer == null) {
            return kept;
        }
        Company found = offer.key() == null ? null : of(offer);
        if (kept == null) {
            return found == null ? openOwn(offer) : found;
        }
        if (found != null && kept.yieldsTo(found)) {
            fill(found, kept.firmographics());
            release(kept);
            return found;
        }
        if (!offer.namesDomain()) {
            fill(kept, offer.firmographics());
        }
        return kept;
    }

    /** Writes those that leads will refer to. */
    void write() {
        rows.open(
                own.stream().filter(company -> !released.contains(company.id())).toList(), at);
    }

    /** Deletes those that no lead refers to any more. */
    void sweep() {
        rows.delete(released);
    }

    private static List<CompanyKey> keys(Collection<Company.Offer> offers) {
        return offers.stream()
                .map(Company.Offer::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void know(Company kept) {
        Company company = byId.computeIfAbsent(kept.id(), missing -> kept);
        CompanyKey key = company.domain() != null
                ? new CompanyKey(company.domain(), null)
                : new CompanyKey(null, company.nameKey());
        byKey.put(key, company);
    }

    /** Returns those offers that have to be looked for again, because somebody else was faster. */
    private Set<Company.Offer> findOrOpen(Set<Company.Offer> offers) {
        var opened = new ArrayList<Company>();
        offers.forEach(offer -> offered.put(offer, findOrOpen(offer, opened)));
        opened.sort(OPENING); // one order for everybody, so that no two wait for each other
        Set<UUID> written = rows.open(opened, at);
        opened.removeIf(company -> written.contains(company.id()));
        opened.forEach(this::forget);
        var again = new LinkedHashSet<Company.Offer>();
        for (Company.Offer offer : offers) {
            Company company = of(offer);
            if (opened.contains(company)) {
                again.add(offer);
            } else {
                fillFound(company, offer.firmographics());
            }
        }
        return again;
    }

    private Company findOrOpen(Company.Offer offer, List<Company> opened) {
        CompanyKey key = Objects.requireNonNull(offer.key());
        Company found = byKey.get(key);
        if (found == null) {
            found = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
            opened.add(found);
            know(found);
        } else if (opened.contains(found)) {
            found.fill(offer.firmographics()); // nobody knows it yet
        }
        return found;
    }

    private void forget(Company lost) {
        byId.remove(lost.id());
        byKey.values().remove(lost);
    }

    private Company openOwn(Company.Offer offer) {
        var opened = new Company(UuidCreator.getTimeOrderedEpoch(), offer, at);
        own.add(opened);
        byId.put(opened.id(), opened);
        return opened;
    }

    /** It goes with its last lead when nothing else is known by which to find it. */
    private void release(Company kept) {
        if (kept.isOwn()) {
            released.add(kept.id());
        }
    }

    /** What is said of a company by its name is not about one of another name. */
    private void fill(Company company, Firmographics offer) {
        if (company.goesBy(offer.name())) {
            fillFound(company, offer);
        }
    }

    /** Most captures only read a company, and wait for nobody. */
    private void fillFound(Company company, Firmographics offer) {
        if (!company.lacks(offer)) {
            return;
        }
        if (own.contains(company)) {
            company.fill(offer);
            return;
        }
        // somebody may have changed it meanwhile
        rows.lock(company.id()).ifPresent(company::become);
        Firmographics known = company.firmographics();
        if (company.lacks(offer)) {
            AccountChanges before = company.account();
            company.revise(known.filledBy(offer));
            rows.revise(company);
            rows.tell(CompanyChange.between(company.id(), before, company.account(), at));
            if (!Objects.equals(known.name(), company.name())) {
                rows.relabel(company);
            }
            events.accept(new Outbox.Draft(
                    LeadEvent.TOPIC, company.id().toString(), new LeadEvent.CompanyChanged(company.facts()), at, at));
        }
    }
}
