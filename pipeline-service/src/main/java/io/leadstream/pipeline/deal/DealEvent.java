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

    /** @param fields the names of what changed */
    record Changed(List<String> fields, Instant occurredAt) implements DealEvent {}

    /** @param overrideReason why a manager let it pass unproved; null when it was proved or free */
    record StageEntered(
            Stage from,
            Stage stage,
            boolean forward,
            @Nullable String overrideReason,
            Instant occurredAt) implements DealEvent {}

    record EvidenceRecorded(UUID evidence, Stage stage, String criterion, EvidenceKind kind, Instant occurredAt)
            implements DealEvent {}

    /** @param note ours alone, never published */
    record Closed(
            Standing outcome,
            @Nullable LossReason reason,
            Stage stage,
            @Nullable String overrideReason,
            @Nullable String note,
            Instant occurredAt)
            implements DealEvent {}

    record Reopened(Stage stage, String why, Instant occurredAt) implements DealEvent {}
}
