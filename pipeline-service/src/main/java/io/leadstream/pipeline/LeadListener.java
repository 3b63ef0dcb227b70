package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.CompanyProfiles;
import io.leadstream.pipeline.deal.Efforts;
import io.leadstream.pipeline.deal.FollowLead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears who has which lead, which are erased, whose deals forget them, and which are cards of one person. */
@ApplicationScoped
class LeadListener implements EventHandler {

    /** What we read on lead-events. */
    sealed interface Heard {

        @EventType("lead.erased.v1")
        record LeadErased(UUID leadId) implements Heard {}

        @EventType("lead.assigned.v1")
        record LeadAssigned(UUID leadId, @Nullable String owner) implements Heard {}

        @EventType("company.changed.v1")
        record CompanyChanged(
                UUID companyId,
                @Nullable Long version,
                @Nullable String name,
                @Nullable String industry,
                @Nullable String sizeBand)
                implements Heard {}

        @EventType("lead.activity-recorded.v1")
        record ActivityRecorded(UUID leadId, String direction) implements Heard {}

        @EventType("lead.merged.v1")
        record LeadMerged(UUID leadId, UUID mergedLeadId) implements Heard {}

        @EventType("lead.unmerged.v1")
        record LeadUnmerged(UUID leadId, UUID restoredLeadId) implements Heard {}
    }

    private final FollowLead followLead;
    private final CompanyProfiles companies;
    private final Efforts efforts;
    private final EventReader<Heard> reader;

    LeadListener(FollowLead followLead, CompanyProfiles companies, Efforts efforts, ObjectMapper mapper) {
        this.efforts = efforts;
        this.followLead = followLead;
        this.companies = companies;
        this.reader = new EventReader<>(Heard.class, mapper);
    }

    @Override
    public String topic() {
        return "lead-events";
    }

    @Override
    public void handle(Event event) {
        reader.read(event).ifPresent(heard -> {
            switch (heard) {
                case Heard.LeadAssigned assigned ->
                    followLead.assigned(
                            assigned.leadId(), assigned.owner(), event.ref().sequence());
                case Heard.LeadErased erased ->
                    followLead.erased(
                            erased.leadId(),
                            event.occurredAt(),
                            new By(event.ref().source(), event.knownAt()));
                case Heard.CompanyChanged c ->
                    companies.keep(
                            new CompanyProfiles.Profile(c.companyId(), c.name(), c.industry(), c.sizeBand()),
                            c.version() == null ? event.ref().sequence() : c.version());
                case Heard.ActivityRecorded activity ->
                    efforts.activity(activity.leadId(), activity.direction().equals("INBOUND"), event.occurredAt());
                case Heard.LeadMerged merged ->
                    followLead.merged(
                            merged.leadId(),
                            merged.mergedLeadId(),
                            true,
                            event.ref().sequence());
                case Heard.LeadUnmerged unmerged ->
                    followLead.merged(
                            unmerged.leadId(),
                            unmerged.restoredLeadId(),
                            false,
                            event.ref().sequence());
            }
        });
    }
}
