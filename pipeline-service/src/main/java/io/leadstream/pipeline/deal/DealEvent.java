package io.leadstream.pipeline.deal;

import io.leadstream.pipeline.definition.EvidenceKind;
import io.leadstream.pipeline.definition.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a deal: the facts of its history. */
public sealed interface DealEvent {

    Instant occurredAt();

    record Opened(Stage stage, Origin origin, Instant occurredAt) implements DealEvent {}

    record Changed(Change change, Instant occurredAt) implements DealEvent {

        /** The names of what changed. */
        public List<String> fields() {
            return change.names();
        }
    }

    /** @param overrideReason why a manager let it pass unproved; null when it was proved or free */
    record StageEntered(
            Stage from,
            Stage stage,
            boolean forward,
            @Nullable String overrideReason,
            Instant occurredAt) implements DealEvent {}

    record EvidenceRecorded(UUID evidence, Stage stage, String criterion, EvidenceKind kind, Instant occurredAt)
            implements DealEvent {}

    /**
     * A piece of evidence counts no more since {@code occurredAt}.
     *
     * @param reopens whether the criterion was met by it and is open again
     */
    record EvidenceExpired(
            UUID evidence, Stage stage, String criterion, EvidenceKind kind, boolean reopens, Instant occurredAt)
            implements DealEvent {}

    /** A piece of evidence was taken back. */
    record EvidenceWithdrawn(UUID evidence, Stage stage, String criterion, EvidenceKind kind, Instant occurredAt)
            implements DealEvent {}

    /**
     * It runs through a later version of its pipeline from now on, in the stage that takes the place of its own.
     *
     * @param fromVersion the version that it left
     * @param from its stage there
     * @param version the one that it runs through now
     */
    record Transferred(int fromVersion, Stage from, int version, Stage stage, Instant occurredAt)
            implements DealEvent {}

    /**
     * It runs through another pipeline from now on, and has entered a stage of that one.
     *
     * @param fromPipeline the one that it left
     * @param fromVersion which version of it
     * @param from its stage there
     * @param why ours alone, never published
     */
    record PipelineChanged(
            String fromPipeline, int fromVersion, Stage from, Stage stage, String why, Instant occurredAt)
            implements DealEvent {}

    /**
     * @param loss null for a won deal
     * @param note ours alone, never published
     * @param change what closing changed beside: the amount it was closed for, at the rate of that day
     */
    record Closed(
            Standing outcome,
            @Nullable Loss loss,
            Stage stage,
            @Nullable String overrideReason,
            @Nullable String note,
            Change change,
            Instant occurredAt)
            implements DealEvent {

        public @Nullable LossReason reason() {
            return loss == null ? null : loss.reason();
        }
    }

    record Reopened(Stage stage, String why, Instant occurredAt) implements DealEvent {}
}
