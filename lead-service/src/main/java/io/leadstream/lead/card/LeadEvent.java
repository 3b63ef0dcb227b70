package io.leadstream.lead.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import io.leadstream.messaging.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What lead-service publishes on {@code lead-events}. Nothing here tells who the person is: no name, address, number,
 * raw title or free text.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface LeadEvent {

    String TOPIC = "lead-events";

    /** A lead was captured for the first time. */
    @EventType("lead.captured.v1")
    record Captured(
            UUID leadId, String status, @JsonUnwrapped Profile profile) implements LeadEvent {

        /** Tells also which segments the lead belongs to. */
        public Captured in(List<String> segments) {
            return new Captured(leadId, status, profile.in(segments));
        }
    }

    /** It was captured again ({@code TOUCH}) or changed by hand ({@code PATCH}); all values as they are now. */
    @EventType("lead.changed.v1")
    record Changed(
            UUID leadId, Change change, @JsonUnwrapped Profile profile) implements LeadEvent {

        /** Tells also which segments the lead belongs to. */
        public Changed in(List<String> segments) {
            return new Changed(leadId, change, profile.in(segments));
        }
    }

    /** It was given to another owner, or to none; {@code rule} where a rule chose. */
    @EventType("lead.assigned.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assigned(
            UUID leadId,
            @Nullable String owner,
            @Nullable String previousOwner,
            AssignedBy by,
            @Nullable String rule) implements LeadEvent {}

    /** The lead did something ({@code INBOUND}), or we did; the event's time is the activity's. */
    @EventType("lead.activity-recorded.v1")
    record ActivityRecorded(UUID leadId, UUID activityId, String type, String direction) implements LeadEvent {}

    /**
     * We did not answer in time. The event's time is the end of that time.
     *
     * @param kind FIRST: of a new lead; ROLLING: of what the lead did
     * @param target by whose name it was set
     * @param owner who had the lead, if anybody
     */
    @EventType("lead.response-breached.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponseBreached(
            UUID leadId,
            UUID breachId,
            String kind,
            String target,
            @Nullable String owner,
            Instant startedAt,
            Instant dueAt)
            implements LeadEvent {}

    /**
     * Another card of the same person became part of this lead; all values as they are now. Keyed by the survivor. What
     * was told of the merged lead counts for the survivor until they are two again.
     */
    @EventType("lead.merged.v1")
    record Merged(
            UUID leadId, UUID mergedLeadId, @JsonUnwrapped Profile profile) implements LeadEvent {

        public Merged in(List<String> segments) {
            return new Merged(leadId, mergedLeadId, profile.in(segments));
        }
    }

    /** The merged lead is one of its own again, as it was; the survivor's values as they are now. */
    @EventType("lead.unmerged.v1")
    record Unmerged(
            UUID leadId, UUID restoredLeadId, @JsonUnwrapped Profile profile) implements LeadEvent {

        public Unmerged in(List<String> segments) {
            return new Unmerged(leadId, restoredLeadId, profile.in(segments));
        }
    }

    /**
     * Everything that was held on the person is gone.
     *
     * @param reason UNDONE when the import that brought the lead was undone; absent for an erasure
     */
    @EventType("lead.erased.v1")
    record Erased(UUID leadId, @Nullable String reason) implements LeadEvent {

        static final String UNDONE = "UNDONE";

        Erased(UUID leadId) {
            this(leadId, null);
        }
    }

    /**
     * What is known of a company changed; all values as they are now. Keyed by the company's id.
     *
     * @param stakeholders who counts there, in the order in which we mean to win them; null when that did not change
     */
    @EventType("company.changed.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompanyChanged(
            @JsonUnwrapped CompanyFacts company, @Nullable List<Listed> stakeholders) implements LeadEvent {

        CompanyChanged(CompanyFacts company) {
            this(company, null);
        }
    }

    /** Somebody of a company's stakeholder list: a lead, or a person who is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(@Nullable UUID leadId, @Nullable UUID personId, JobFunction jobFunction, Seniority seniority) {}

    /** Somebody of the buying side who was kept as no lead was captured as one. Keyed by the person's id. */
    @EventType("person.linked.v1")
    record PersonLinked(UUID personId, UUID leadId) implements LeadEvent {}

    /** Everything that was held on somebody of the buying side is gone. Keyed by the person's id. */
    @EventType("person.erased.v1")
    record PersonErased(UUID personId) implements LeadEvent {}

    /** Who gave a lead to somebody. */
    enum AssignedBy {
        RULE,
        MANUAL,
        HAND_OVER
    }

    /** Why a lead changed. */
    enum Change {
        TOUCH,
        PATCH
    }

    /**
     * The lead as others need it to judge it.
     *
     * @param touches how often the person was captured
     * @param owner our rep's user id
     * @param segments those that the lead belongs to, as far as that was judged
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Profile(
            Source source,
            @Nullable String medium,
            @Nullable String campaign,
            int touches,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ageBand,
            JobFunction jobFunction,
            Seniority seniority,
            boolean freeMail,
            @Nullable CompanyFacts company,
            @Nullable List<String> segments) {

        Profile in(List<String> keys) {
            return new Profile(
                    source,
                    medium,
                    campaign,
                    touches,
                    owner,
                    country,
                    region,
                    ageBand,
                    jobFunction,
                    seniority,
                    freeMail,
                    company,
                    keys);
        }
    }

    /**
     * The company as others need it to judge a lead.
     *
     * @param version of two descriptions of the same company that with the higher version is the later
     * @param sizeBand number of employees: {@code 1-9, 10-49, 50-249, 250-1000, 1001-5000, 5001+}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompanyFacts(
            UUID companyId,
            long version,
            @Nullable String name,
            @Nullable String domain,
            @Nullable String industry,
            @Nullable String sizeBand,
            @Nullable String growthStage,
            boolean funded,
            boolean growing,
            @Nullable Integer productUsers,
            boolean targetAccount) {}
}
