package io.leadstream.qualification.lead;

import io.leadstream.messaging.EventType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of lead-service's events; fields that it does not use are left out. */
public sealed interface LeadEvent {

    @EventType("lead.captured.v1")
    record Captured(
            UUID leadId,
            @Nullable String source,
            @Nullable String country,
            @Nullable String jobFunction,
            @Nullable String seniority,
            boolean freeMail,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            @Nullable List<String> segments,
            @Nullable CompanyOfLead company)
            implements LeadEvent {

        public Captured {
            Objects.requireNonNull(leadId, "leadId");
        }

        Profile profile() {
            var origin = origin(medium, campaign, region, ageBand, owner, segments);
            return new Profile(true, source, country, jobFunction, seniority, freeMail, companyOf(company), origin);
        }
    }

    @EventType("lead.changed.v1")
    record Changed(
            UUID leadId,
            @Nullable String source,
            @Nullable String country,
            @Nullable String jobFunction,
            @Nullable String seniority,
            boolean freeMail,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            @Nullable List<String> segments,
            @Nullable CompanyOfLead company)
            implements LeadEvent {

        public Changed {
            Objects.requireNonNull(leadId, "leadId");
        }

        Profile profile() {
            var origin = origin(medium, campaign, region, ageBand, owner, segments);
            return new Profile(false, source, country, jobFunction, seniority, freeMail, companyOf(company), origin);
        }
    }

    @EventType("lead.activity-recorded.v1")
    record ActivityRecorded(UUID leadId, String type, String direction) implements LeadEvent {

        public ActivityRecorded {
            Objects.requireNonNull(leadId, "leadId");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(direction, "direction");
        }

        Activity activity() {
            return new Activity(type, direction.equals("INBOUND"));
        }
    }

    @EventType("lead.assigned.v1")
    record Assigned(UUID leadId, @Nullable String owner) implements LeadEvent {

        public Assigned {
            Objects.requireNonNull(leadId, "leadId");
        }
    }

    /** Another became part of this one; the profile is the survivor's. */
    @EventType("lead.merged.v1")
    record Merged(
            UUID leadId,
            UUID mergedLeadId,
            @Nullable String source,
            @Nullable String country,
            @Nullable String jobFunction,
            @Nullable String seniority,
            boolean freeMail,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            @Nullable List<String> segments,
            @Nullable CompanyOfLead company)
            implements LeadEvent {

        public Merged {
            Objects.requireNonNull(leadId, "leadId");
            Objects.requireNonNull(mergedLeadId, "mergedLeadId");
        }

        Profile profile() {
            var origin = origin(medium, campaign, region, ageBand, owner, segments);
            return new Profile(false, source, country, jobFunction, seniority, freeMail, companyOf(company), origin);
        }
    }

    /** The other is a lead of its own again; the profile is the survivor's. */
    @EventType("lead.unmerged.v1")
    record Unmerged(
            UUID leadId,
            UUID restoredLeadId,
            @Nullable String source,
            @Nullable String country,
            @Nullable String jobFunction,
            @Nullable String seniority,
            boolean freeMail,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            @Nullable List<String> segments,
            @Nullable CompanyOfLead company)
            implements LeadEvent {

        public Unmerged {
            Objects.requireNonNull(leadId, "leadId");
            Objects.requireNonNull(restoredLeadId, "restoredLeadId");
        }

        Profile profile() {
            var origin = origin(medium, campaign, region, ageBand, owner, segments);
            return new Profile(false, source, country, jobFunction, seniority, freeMail, companyOf(company), origin);
        }
    }

    @EventType("lead.erased.v1")
    record Erased(UUID leadId) implements LeadEvent {

        public Erased {
            Objects.requireNonNull(leadId, "leadId");
        }
    }

    @EventType("company.changed.v1")
    record CompanyChanged(
            UUID companyId,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String sizeBand,
            @Nullable Boolean funded,
            @Nullable Boolean growing,
            @Nullable String growthStage,
            @Nullable Long productUsers,
            @Nullable Boolean targetAccount)
            implements LeadEvent {

        public CompanyChanged {
            Objects.requireNonNull(companyId, "companyId");
        }

        Company company() {
            return new Company(
                    companyId,
                    name,
                    industry,
                    sizeBand,
                    Boolean.TRUE.equals(funded),
                    Boolean.TRUE.equals(growing),
                    growthStage,
                    productUsers,
                    targetAccount);
        }
    }

    /** The company as it was when the lead's event happened. */
    record CompanyOfLead(
            UUID companyId,
            @Nullable String name,
            @Nullable String industry,
            @Nullable String sizeBand,
            @Nullable Boolean funded,
            @Nullable Boolean growing,
            @Nullable String growthStage,
            @Nullable Long productUsers,
            @Nullable Boolean targetAccount) {

        public CompanyOfLead {
            Objects.requireNonNull(companyId, "companyId");
        }
    }

    private static Profile.Origin origin(
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String owner,
            @Nullable List<String> segments) {
        List<String> named = segments == null
                ? List.of()
                : segments.stream().filter(Objects::nonNull).toList();
        return new Profile.Origin(medium, campaign, region, ageBand, owner, named);
    }

    private static @Nullable Company companyOf(@Nullable CompanyOfLead told) {
        return told == null
                ? null
                : new Company(
                        told.companyId,
                        told.name,
                        told.industry,
                        told.sizeBand,
                        Boolean.TRUE.equals(told.funded),
                        Boolean.TRUE.equals(told.growing),
                        told.growthStage,
                        told.productUsers,
                        told.targetAccount);
    }
}
