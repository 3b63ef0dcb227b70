package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows deals with what stands beside them: the evidence on file and where their leads are. */
@ApplicationScoped
class ShowDeals {

    private final Pipelines pipelines;
    private final EvidenceFile evidence;
    private final MergedLeads merged;
    private final Deals deals;
    private final CompanyProfiles companies;
    private final Qualifications qualifications;
    private final Rates rates;
    private final FreeText freeText;
    private final Clock clock;
    private final Journal journal;
    private final CommandEvent commandEvent;

    ShowDeals(
            Pipelines pipelines,
            EvidenceFile evidence,
            MergedLeads merged,
            Deals deals,
            CompanyProfiles companies,
            Qualifications qualifications,
            Rates rates,
            FreeText freeText,
            Clock clock,
            Journal journal,
            CommandEvent commandEvent) {
        this.pipelines = pipelines;
        this.evidence = evidence;
        this.merged = merged;
        this.deals = deals;
        this.companies = companies;
        this.qualifications = qualifications;
        this.rates = rates;
        this.freeText = freeText;
        this.clock = clock;
        this.journal = journal;
        this.commandEvent = commandEvent;
    }

    /** The whole deal, with its own version as ETag. */
    Response answer(Response.ResponseBuilder response, Deal deal) {
        return answer(response, deal, one(deal, null));
    }

    private static Response answer(Response.ResponseBuilder response, Deal deal, DealView view) {
        return response.entity(view)
                .header("ETag", EntityTags.tag(deal.version()))
                .build();
    }

    /** The answer to a command, which names the last event of the deal even where it changed nothing. */
    Response afterCommand(ChangeDeal.Done done) {
        if (!done.changed()) {
            journal.lastEvent(done.deal().id()).ifPresent(commandEvent::was);
        }
        return answer(Response.ok(), done.deal(), one(done.deal(), done.evidence()));
    }

    List<DealView> list(List<Deal> shown) {
        Map<UUID, DealView.Beside> about = beside(shown, false);
        return shown.stream()
                .map(deal -> DealView.of(
                        deal,
                        pipelines.version(deal.pipeline(), deal.pipelineVersion()),
                        Objects.requireNonNull(about.get(deal.id())),
                        null))
                .toList();
    }

    /** A deal as it was known at a time: what stands beside it now is left out. */
    DealView asOf(Deal past, Instant asOf) {
        return DealView.of(
                past,
                pipelines.version(past.pipeline(), past.pipelineVersion()),
                new DealView.Beside(
                        new DealView.Lead(false, null, List.of()),
                        null,
                        null,
                        rates.base(),
                        LocalDate.ofInstant(asOf, ZoneOffset.UTC),
                        asOf,
                        freeText.isForCaller(),
                        asOf),
                evidence.tallyAsOf(past.id(), asOf));
    }

    /** @param evidenceSeen what is on file, where it was looked up already */
    private DealView one(Deal deal, @Nullable Tally evidenceSeen) {
        return DealView.of(
                deal,
                pipelines.version(deal.pipeline(), deal.pipelineVersion()),
                Objects.requireNonNull(beside(List.of(deal), true).get(deal.id())),
                evidenceSeen == null ? evidence.tallyOf(deal.id(), clock.instant()) : evidenceSeen);
    }

    /** @param alone whether what only one deal alone shows is looked up too */
    private Map<UUID, DealView.Beside> beside(List<Deal> shown, boolean alone) {
        Map<UUID, DealView.Lead> about = aboutLeads(shown);
        Map<UUID, CompanyProfiles.Profile> profiles = companies.of(shown.stream()
                .map(deal -> deal.buyer().companyId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean withWords = freeText.isForCaller();
        var beside = new HashMap<UUID, DealView.Beside>();
        for (Deal deal : shown) {
            UUID company = deal.buyer().companyId();
            beside.put(
                    deal.id(),
                    new DealView.Beside(
                            Objects.requireNonNull(about.get(deal.id())),
                            company == null ? null : profiles.get(company),
                            alone ? since(deal) : null,
                            rates.base(),
                            today,
                            now,
                            withWords,
                            null));
        }
        return beside;
    }

    private Qualifications.@Nullable Since since(Deal deal) {
        UUID lead = deal.buyer().leadId();
        return lead == null ? null : qualifications.since(lead).orElse(null);
    }

    /** By deal; in as many queries for one as for a page of them. */
    private Map<UUID, DealView.Lead> aboutLeads(List<Deal> shown) {
        List<UUID> ids = shown.stream()
                .map(deal -> deal.buyer().leadId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, MergedLeads.Family> families = merged.familiesOf(ids);
        List<Deal> open = openOfMany(families.values());
        var about = new HashMap<UUID, DealView.Lead>();
        for (Deal deal : shown) {
            UUID lead = deal.buyer().leadId();
            MergedLeads.Family family = lead == null ? null : families.get(lead);
            about.put(
                    deal.id(),
                    lead == null || family == null
                            ? new DealView.Lead(false, null, List.of())
                            : aboutLead(deal, lead, family, open));
        }
        return about;
    }

    private static DealView.Lead aboutLead(Deal deal, UUID lead, MergedLeads.Family family, List<Deal> open) {
        List<UUID> duplicates = deal.standing() != Standing.OPEN
                ? List.of()
                : open.stream()
                        .filter(other -> !other.id().equals(deal.id()))
                        .filter(other -> family.members().contains(other.buyer().leadId()))
                        .map(Deal::id)
                        .toList();
        return new DealView.Lead(
                family.disqualified().contains(lead),
                family.survivor().equals(lead) ? null : family.survivor(),
                duplicates);
    }

    /** Of families of more than one card: a lead by itself has one open deal at most. */
    private List<Deal> openOfMany(Collection<MergedLeads.Family> families) {
        return deals.openOf(families.stream()
                .map(MergedLeads.Family::members)
                .filter(members -> members.size() > 1)
                .flatMap(Set::stream)
                .distinct()
                .toList());
    }
}
