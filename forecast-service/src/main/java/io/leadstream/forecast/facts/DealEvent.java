package io.leadstream.forecast.facts;

import static io.leadstream.forecast.facts.Received.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadstream.forecast.facts.ReceivedMoney.InBase;
import io.leadstream.forecast.history.ApprovalPath;
import io.leadstream.forecast.history.Category;
import io.leadstream.forecast.history.Committee;
import io.leadstream.forecast.history.DealFact;
import io.leadstream.forecast.history.DealFact.ApprovalsKnown;
import io.leadstream.forecast.history.DealFact.Closed;
import io.leadstream.forecast.history.DealFact.CommitteeKnown;
import io.leadstream.forecast.history.DealFact.Described;
import io.leadstream.forecast.history.DealFact.Entered;
import io.leadstream.forecast.history.DealFact.Erased;
import io.leadstream.forecast.history.DealFact.PromiseChecked;
import io.leadstream.forecast.history.DealFact.PromiseRecorded;
import io.leadstream.forecast.history.DealFact.Transferred;
import io.leadstream.forecast.history.DealFact.Withdrawn;
import io.leadstream.forecast.history.FactKey;
import io.leadstream.forecast.history.Money;
import io.leadstream.forecast.history.Outcome;
import io.leadstream.forecast.history.Phase;
import io.leadstream.forecast.history.PipelineVersion;
import io.leadstream.forecast.history.PipelineVersion.Stage;
import io.leadstream.forecast.history.Place;
import io.leadstream.forecast.history.PromiseOutcome;
import io.leadstream.forecast.history.Terms;
import io.leadstream.messaging.Event;
import io.leadstream.messaging.EventType;
import io.leadstream.messaging.UnreadableEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code deal-events}; what it does not name is ignored. */
sealed interface DealEvent extends TellsFacts {

    @EventType("deal.opened.v1")
    record Opened(
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            @Nullable ReceivedMoney amount,
            @Nullable String owner,
            @Nullable Map<String, String> segments,
            @Nullable String leadId,
            @Nullable String companyId,
            @Nullable InBase inBase,
            @Nullable LocalDate expectedClose,
            @Nullable Category category)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            var terms = new Terms(InBase.toAmount(inBase), expectedClose, category, leadId, companyId);
            return List.of(
                    Received.described(
                            event,
                            owner,
                            ReceivedMoney.toMoney(amount),
                            Segments.of(segments).toMap(),
                            terms),
                    Received.entered(event, 1, place(pipeline, version, stage, rank, phase)));
        }
    }

    /** A whole history at once. A later one of the same deal replaces it. */
    @EventType("deal.imported.v1")
    record Imported(
            String importId,
            String pipeline,
            int version,
            @Nullable String owner,
            @Nullable String source,
            @Nullable Map<String, String> segments,
            @Nullable ReceivedMoney amount,
            @Nullable Instant observedFrom,
            List<Entry> history,
            @Nullable Closing closed)
            implements DealEvent {

        record Entry(
                String stage,
                int rank,
                Phase phase,
                Instant at,
                @Nullable Instant knownAt) {}

        record Closing(
                Outcome outcome,
                Instant at,
                @Nullable String reason,
                @Nullable ReceivedMoney amount,
                @Nullable Instant knownAt) {}

        @Override
        public List<DealFact> facts(Event event) {
            if (required(history, "history").isEmpty()) {
                throw new UnreadableEvent("history is empty");
            }
            var facts = new ArrayList<DealFact>(history.size() + 3);
            facts.add(describedFromTheBeginning(event));
            int last = lastOfTheSale();
            for (int i = 0; i < history.size(); i++) {
                facts.add(entered(key(event, facts.size()), history.get(i)));
                if (i == last && closed != null) {
                    facts.add(closed(key(event, facts.size()), closed, placeOf(history.get(i))));
                }
            }
            if (closed != null && amount != null) {
                facts.add(worthOnceClosed(key(event, facts.size()), closed));
            }
            return facts;
        }

        /** The entry that the closing followed: the one before the first that came after the sale. */
        private int lastOfTheSale() {
            int at = 0;
            while (at + 1 < history.size() && history.get(at + 1).phase != Phase.POST_SALE) {
                at++;
            }
            return at;
        }

        private Entered entered(FactKey key, Entry entry) {
            Instant at = required(entry.at, "at");
            return new Entered(key, at, entry.knownAt == null ? at : entry.knownAt, placeOf(entry), false);
        }

        private Described describedFromTheBeginning(Event event) {
            Instant begin = required(history.getFirst().at, "at");
            return described(key(event, 0), begin, begin, closed == null ? ReceivedMoney.toMoney(amount) : null);
        }

        /**
         * The amount of a deal that is closed is what it was closed for: nothing tells what it was worth before, and
         * who looks back at it must not see by the amount how it ended.
         */
        private Described worthOnceClosed(FactKey key, Closing closing) {
            Instant at = required(closing.at, "at");
            Instant known = closing.knownAt == null ? at : closing.knownAt;
            return described(key, at, known, ReceivedMoney.toMoney(amount));
        }

        private Described described(FactKey key, Instant at, Instant known, @Nullable Money worth) {
            var named = Segments.of(segments).add("source", source).toMap();
            return new Described(key, at, known, owner, worth, named, observedFrom);
        }

        private Closed closed(FactKey key, Closing closing, Place place) {
            Instant at = required(closing.at, "at");
            return new Closed(
                    key,
                    at,
                    closing.knownAt == null ? at : closing.knownAt,
                    place,
                    required(closing.outcome, "outcome"),
                    closing.reason,
                    ReceivedMoney.toMoney(closing.amount));
        }

        private Place placeOf(Entry entry) {
            return place(pipeline, version, entry.stage, entry.rank, entry.phase);
        }

        private FactKey key(Event event, int position) {
            return new FactKey(event.ref().source(), event.ref().sequence(), position, required(importId, "importId"));
        }
    }

    @EventType("deal.changed.v1")
    record Changed(
            @Nullable ReceivedMoney amount,
            @Nullable String owner,
            @Nullable Map<String, String> segments,
            @Nullable InBase inBase,
            @Nullable LocalDate expectedClose,
            @Nullable Category category)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(Received.described(
                    event,
                    owner,
                    ReceivedMoney.toMoney(amount),
                    Segments.of(segments).toMap(),
                    new Terms(InBase.toAmount(inBase), expectedClose, category, null, null)));
        }
    }

    @EventType("deal.stage-entered.v1")
    record StageEntered(
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            @Nullable Category category) implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(Received.entered(event, 0, place(pipeline, version, stage, rank, phase), category));
        }
    }

    @EventType("deal.transferred.v1")
    record DealTransferred(
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            @Nullable Category category,
            @Nullable String fromPipeline)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            Place place = place(pipeline, version, stage, rank, phase);
            return List.of(
                    fromPipeline == null
                            ? new Transferred(
                                    Received.key(event, 0), event.occurredAt(), event.knownAt(), place, category)
                            : Received.entered(event, 0, place, category));
        }
    }

    @EventType("deal.closed.v1")
    record DealClosed(
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            Outcome outcome,
            @Nullable String reason,
            @Nullable ReceivedMoney amount,
            @Nullable InBase inBase)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(new Closed(
                    Received.key(event, 0),
                    event.occurredAt(),
                    event.knownAt(),
                    place(pipeline, version, stage, rank, phase),
                    required(outcome, "outcome"),
                    reason,
                    ReceivedMoney.toMoney(amount),
                    InBase.toAmount(inBase)));
        }
    }

    @EventType("deal.reopened.v1")
    record Reopened(
            String pipeline,
            int version,
            String stage,
            int rank,
            Phase phase,
            @Nullable Category category) implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            Place place = place(pipeline, version, stage, rank, phase);
            return List.of(
                    new Entered(Received.key(event, 0), event.occurredAt(), event.knownAt(), place, true, category));
        }
    }

    @EventType("promise.recorded.v1")
    record PromiseMade(String promiseId, @Nullable String by) implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            String promise = required(promiseId, "promiseId");
            return List.of(
                    new PromiseRecorded(Received.key(event, 0), event.occurredAt(), event.knownAt(), promise, by));
        }
    }

    @EventType("promise.checked.v1")
    record PromiseAsked(String promiseId, int month, PromiseOutcome outcome, PromiseOutcome standing)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(new PromiseChecked(
                    Received.key(event, 0),
                    event.occurredAt(),
                    event.knownAt(),
                    required(promiseId, "promiseId"),
                    month,
                    required(outcome, "outcome"),
                    required(standing, "standing")));
        }
    }

    @EventType("deal.committee-changed.v1")
    record CommitteeChanged(Coverage coverage) implements DealEvent {

        /** Roles and risks that nobody knew of when this was written are passed over. */
        record Coverage(
                int people,
                int spokenTo,
                @Nullable List<String> roles,
                @Nullable List<String> risks) {}

        @Override
        public List<DealFact> facts(Event event) {
            Coverage told = required(coverage, "coverage");
            var committee = new Committee(
                    told.people,
                    told.spokenTo,
                    known(Committee.Role.values(), told.roles),
                    known(Committee.Risk.values(), told.risks));
            return List.of(new CommitteeKnown(Received.key(event, 0), event.occurredAt(), event.knownAt(), committee));
        }

        private static <E extends Enum<E>> Set<E> known(E[] values, @Nullable List<String> names) {
            List<String> told = names == null ? List.of() : names;
            return Stream.of(values)
                    .filter(value -> told.contains(value.name()))
                    .collect(Collectors.toSet());
        }
    }

    @EventType("deal.approval-path-changed.v1")
    record ApprovalPathChanged(
            ApprovalPath.Legal legal,
            ApprovalPath.Budget budget,
            @Nullable Instant oralApprovalAt,
            @Nullable Instant signedAt,
            @Nullable List<ApprovalPath.Step> steps,
            ApprovalPath.Due due)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            var path = new ApprovalPath(
                    required(legal, "legal"),
                    required(budget, "budget"),
                    oralApprovalAt,
                    signedAt,
                    steps == null
                            ? List.of()
                            : steps.stream().map(ApprovalPathChanged::complete).toList(),
                    complete(required(due, "due")));
            return List.of(new ApprovalsKnown(Received.key(event, 0), event.occurredAt(), event.knownAt(), path));
        }

        private static ApprovalPath.Step complete(ApprovalPath.Step step) {
            required(step.key(), "steps.key");
            required(step.track(), "steps.track");
            required(step.state(), "steps.state");
            return step;
        }

        private static ApprovalPath.Due complete(ApprovalPath.Due due) {
            required(due.basis(), "due.basis");
            return due;
        }
    }

    @EventType("deal.withdrawn.v1")
    record DealWithdrawn(String importId) implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            var key = new FactKey(event.ref().source(), event.ref().sequence(), 0, required(importId, "importId"));
            return List.of(new Withdrawn(key, event.occurredAt(), event.knownAt()));
        }
    }

    @EventType("deal.erased.v1")
    record DealErased() implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of(new Erased(Received.key(event, 0), event.occurredAt(), event.knownAt()));
        }
    }

    /** Tells of no deal, but what the ranks of a pipeline's stages are. */
    @EventType("pipeline.published.v1")
    record Published(
            String key,
            String name,
            int version,
            @JsonProperty("default") boolean isDefault,
            List<Stage> stages,
            @Nullable Map<String, String> successors)
            implements DealEvent {
        @Override
        public List<DealFact> facts(Event event) {
            return List.of();
        }

        PipelineVersion toVersion() {
            Map<String, String> retired = successors == null ? Map.of() : successors;
            return new PipelineVersion(
                    required(key, "key"),
                    required(name, "name"),
                    version,
                    isDefault,
                    required(stages, "stages").stream()
                            .map(stage -> stage.replacing(retired))
                            .toList());
        }
    }

    private static Place place(String pipeline, int version, String stage, int rank, Phase phase) {
        return new Place(
                required(pipeline, "pipeline"), version, required(stage, "stage"), rank, required(phase, "phase"));
    }
}
