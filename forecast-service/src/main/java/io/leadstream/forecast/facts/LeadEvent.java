package io.leadstream.forecast.facts;

import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.LeadLifecycle;
import io.leadstream.forecast.history.Terms;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code lead-events}: a lead is captured, and what it is like. */
sealed interface LeadEvent extends TellsFacts {

    @EventType("lead.captured.v1")
    record Captured(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String jobFunction,
            @Nullable String seniority,
            @Nullable Company company)
            implements LeadEvent, Describes {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(described(event), Received.entered(event, 1, LeadLifecycle.place("CAPTURED")));
        }
    }

    @EventType("lead.changed.v1")
    record Changed(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String jobFunction,
            @Nullable String seniority,
            @Nullable Company company)
            implements LeadEvent, Describes {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(described(event));
        }
    }

    @EventType("lead.merged.v1")
    record Merged(
            String mergedLeadId,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String jobFunction,
            @Nullable String seniority,
            @Nullable Company company)
            implements LeadEvent, Describes, Joins {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(described(event));
        }

        @Override
        public Joined joined() {
            return new Joined(Received.required(mergedLeadId, "mergedLeadId"), true);
        }
    }

    @EventType("lead.unmerged.v1")
    record Unmerged(
            String restoredLeadId,
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ageBand,
            @Nullable String jobFunction,
            @Nullable String seniority,
            @Nullable Company company)
            implements LeadEvent, Describes, Joins {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(described(event));
        }

        @Override
        public Joined joined() {
            return new Joined(Received.required(restoredLeadId, "restoredLeadId"), false);
        }
    }

    /** Another lead became part of the event's, or is one of its own again. */
    record Joined(String other, boolean joined) {}

    interface Joins {
        Joined joined();
    }

    @EventType("lead.erased.v1")
    record LeadErased() implements LeadEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(new Erased(Received.key(event, 0), event.occurredAt(), event.knownAt()));
        }
    }

    record Company(
            @Nullable String industry,
            @Nullable String sizeBand,
            @Nullable String growthStage) {

        static final Company UNKNOWN = new Company(null, null, null);
    }

    /** What both events say of a lead; each of it is a segment. */
    interface Describes {
        @Nullable
        String source();

        @Nullable
        String medium();

        @Nullable
        String campaign();

        @Nullable
        String owner();

        @Nullable
        String country();

        @Nullable
        String region();

        @Nullable
        String ageBand();

        @Nullable
        String jobFunction();

        @Nullable
        String seniority();

        @Nullable
        Company company();

        private Map<String, String> segments() {
            Company company = company();
            Company known = company == null ? Company.UNKNOWN : company;
            var segments = new Segments();
            segments.add("source", source());
            segments.add("medium", medium());
            segments.add("campaign", campaign());
            segments.add("country", country());
            segments.add("region", region());
            segments.add("ageBand", ageBand());
            segments.add("jobFunction", jobFunction());
            segments.add("seniority", seniority());
            segments.add("industry", known.industry());
            segments.add("sizeBand", known.sizeBand());
            segments.add("growthStage", known.growthStage());
            return segments.toMap();
        }

        default Described described(Event event) {
            return Received.described(event, owner(), null, segments(), Terms.NONE);
        }
    }
}
