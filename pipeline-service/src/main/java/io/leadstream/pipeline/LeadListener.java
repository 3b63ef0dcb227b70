package io.leadstream.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventHandler;
import io.leadstream.messaging.EventReader;
import io.leadstream.messaging.EventType;
import io.leadstream.pipeline.committee.FollowPeople;
import io.leadstream.pipeline.deal.By;
import io.leadstream.pipeline.deal.CompanyProfiles;
import io.leadstream.pipeline.deal.Efforts;
import io.leadstream.pipeline.deal.FollowLead;
import io.leadstream.pipeline.methodology.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hears who has which lead, which are erased, whose deals forget them, and which are cards of one person; and of the
 * people of the buying side what they are, when we spoke with them, and who counts at an account.
 */
@ApplicationScoped
class LeadListener implements EventHandler {

    /** What we read on lead-events. */
    sealed interface Heard {

        @EventType("lead.erased.v1")
        record LeadErased(UUID leadId) implements Heard {}

        @EventType("lead.assigned.v1")
        record LeadAssigned(UUID leadId, @Nullable String owner) implements Heard {}

        @EventType("lead.captured.v1")
        record LeadCaptured(
                UUID leadId,
                @Nullable String jobFunction,
                @Nullable String seniority,
                @Nullable Employer company) implements Heard {}

        @EventType("lead.changed.v1")
        record LeadChanged(
                UUID leadId,
                @Nullable String jobFunction,
                @Nullable String seniority,
                @Nullable Employer company) implements Heard {}

        /** @param stakeholders absent where the event does not tell of them */
        @EventType("company.changed.v1")
        record CompanyChanged(
                UUID companyId,
                @Nullable Long version,
                @Nullable String name,
                @Nullable String industry,
                @Nullable String sizeBand,
                @Nullable List<FollowPeople.Listed> stakeholders)
                implements Heard {

            private Employer company() {
                return new Employer(companyId, version, name, industry, sizeBand);
            }
        }

        @EventType("lead.activity-recorded.v1")
        record ActivityRecorded(UUID leadId, String type, String direction) implements Heard {}

        @EventType("person.linked.v1")
        record PersonLinked(UUID personId, UUID leadId) implements Heard {}

        @EventType("person.erased.v1")
        record PersonErased(UUID personId) implements Heard {}

        @EventType("lead.merged.v1")
        record LeadMerged(UUID leadId, UUID mergedLeadId) implements Heard {}

        @EventType("lead.unmerged.v1")
        record LeadUnmerged(UUID leadId, UUID restoredLeadId) implements Heard {}
    }

    /** A company as an event describes it. */
    record Employer(
            UUID companyId,
            @Nullable Long version,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String sizeBand) {}

    private final FollowLead followLead;
    private final FollowPeople followPeople;
    private final CompanyProfiles companies;
    private final Efforts efforts;
    private final Journeys journeys;
    private final EventReader<Heard> reader;

    LeadListener(
            FollowLead followLead,
            FollowPeople followPeople,
            CompanyProfiles companies,
            Efforts efforts,
            Journeys journeys,
            ObjectMapper mapper) {
        this.efforts = efforts;
        this.journeys = journeys;
        this.followLead = followLead;
        this.followPeople = followPeople;
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
                case Heard.LeadErased erased -> {
                    followLead.erased(erased.leadId(), event.occurredAt(), by(event));
                    followPeople.erased(erased.leadId(), event.occurredAt(), by(event));
                }
                case Heard.LeadCaptured lead -> {
                    profile(lead.leadId(), lead.company(), lead.jobFunction(), lead.seniority(), event);
                    journeys.began(lead.leadId(), event.occurredAt());
                }
                case Heard.LeadChanged lead ->
                    profile(lead.leadId(), lead.company(), lead.jobFunction(), lead.seniority(), event);
                case Heard.CompanyChanged changed -> companyChanged(changed, event);
                case Heard.ActivityRecorded activity -> {
                    efforts.activity(activity.leadId(), activity.direction().equals("INBOUND"), event.occurredAt());
                    followPeople.activity(activity.leadId(), activity.type(), event.occurredAt(), event.knownAt());
                    journeys.activity(activity.leadId(), activity.type(), event.occurredAt());
                }
                case Heard.PersonLinked linked -> followPeople.linked(linked.personId(), linked.leadId());
                case Heard.PersonErased erased -> {
                    followLead.personErased(erased.personId());
                    followPeople.erased(erased.personId(), event.occurredAt(), by(event));
                }
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

    private void profile(
            UUID lead,
            @Nullable Employer employer,
            @Nullable String jobFunction,
            @Nullable String seniority,
            Event event) {
        if (employer != null) {
            // other leads' events tell of the same company: only its own version says which is later
            keep(employer, 0);
        }
        UUID company = employer == null ? null : employer.companyId();
        followPeople.profile(lead, company, jobFunction, seniority, event.ref().sequence());
    }

    private void companyChanged(Heard.CompanyChanged changed, Event event) {
        keep(changed.company(), event.ref().sequence());
        List<FollowPeople.Listed> stakeholders = changed.stakeholders();
        if (stakeholders != null) {
            followPeople.list(changed.companyId(), stakeholders, event.ref().sequence(), event.occurredAt(), by(event));
        }
    }

    private void keep(Employer c, long versionWhereNoneIsTold) {
        companies.keep(
                new CompanyProfiles.Profile(c.companyId(), c.name(), c.industry(), c.sizeBand()),
                c.version() == null ? versionWhereNoneIsTold : c.version());
    }

    private static By by(Event event) {
        return new By(event.ref().source(), event.knownAt());
    }
}
