package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.rest.CommandEvent;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows deals with what stands beside them: the evidence on file and where their leads are. */
@ApplicationScoped
class ShowDeals {

    private final Pipelines pipelines;
    private final EvidenceFile evidence;
    private final Leads leads;
    private final Journal journal;
    private final CommandEvent commandEvent;

    ShowDeals(Pipelines pipelines, EvidenceFile evidence, Leads leads, Journal journal, CommandEvent commandEvent) {
        this.pipelines = pipelines;
        this.evidence = evidence;
        this.leads = leads;
        this.journal = journal;
        this.commandEvent = commandEvent;
    }

    /** The whole deal, with its own version as ETag. */
    Response answer(Response.ResponseBuilder response, Deal deal) {
        return response.entity(one(deal))
                .header("ETag", EntityTags.tag(deal.version()))
                .build();
    }

    /** The answer to a command, which names the last event of the deal even where it changed nothing. */
    Response afterCommand(Deal deal) {
        journal.lastEvent(deal.id()).ifPresent(commandEvent::was);
        return answer(Response.ok(), deal);
    }

    List<DealView> list(List<Deal> deals) {
        Set<UUID> disqualified = leads.disqualified(deals.stream()
                .map(d -> d.buyer().leadId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return deals.stream()
                .map(d -> DealView.of(
                        d, pipelines.version(d.pipeline(), d.pipelineVersion()), contains(disqualified, d), null))
                .toList();
    }

    private DealView one(Deal deal) {
        List<UUID> lead = Stream.ofNullable(deal.buyer().leadId()).toList();
        return DealView.of(
                deal,
                pipelines.version(deal.pipeline(), deal.pipelineVersion()),
                !leads.disqualified(lead).isEmpty(),
                evidence.tallyOf(deal.id()));
    }

    private static boolean contains(Set<UUID> disqualified, Deal deal) {
        UUID lead = deal.buyer().leadId();
        return lead != null && disqualified.contains(lead);
    }
}
