package io.leadstream.lead.merge;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One lead that became part of another, and what it takes to undo that; cards are JSON, field by field. */
@Entity
@Table(name = "lead_merge")
class LeadMerge {

    @Id
    private UUID id;

    private UUID survivorId;
    private UUID mergedId;
    private String choice;
    private String survivorBefore;
    private String survivorAfter;
    private String mergedBefore;
    private int touchesBefore;
    private int mergedTouches;
    private Instant mergedAt;
    private String mergedBy;
    private @Nullable Instant unmergedAt;
    private @Nullable String unmergedBy;
    private @Nullable String undone;

    @SuppressWarnings("NullAway.Init")
    protected LeadMerge() {}

    LeadMerge(
            UUID id,
            UUID survivorId,
            UUID mergedId,
            String choice,
            String survivorBefore,
            String survivorAfter,
            String mergedBefore,
            int touchesBefore,
            int mergedTouches,
            Instant mergedAt,
            String mergedBy) {
        this.id = id;
        this.survivorId = survivorId;
        this.mergedId = mergedId;
        this.choice = choice;
        this.survivorBefore = survivorBefore;
        this.survivorAfter = survivorAfter;
        this.mergedBefore = mergedBefore;
        this.touchesBefore = touchesBefore;
        this.mergedTouches = mergedTouches;
        this.mergedAt = mergedAt;
        this.mergedBy = mergedBy;
    }

    /** Undoes it; what was found then is kept, for whoever asks again. */
    void undo(Instant at, String by, String found) {
        this.unmergedAt = at;
        this.unmergedBy = by;
        this.undone = found;
    }

    /** An earlier merge of the same survivor was undone: then this one found and left something else. */
    void rebase(String before, String after, int fewerTouches) {
        this.survivorBefore = before;
        this.survivorAfter = after;
        this.touchesBefore -= fewerTouches;
    }

    UUID id() {
        return id;
    }

    UUID survivorId() {
        return survivorId;
    }

    UUID mergedId() {
        return mergedId;
    }

    String choice() {
        return choice;
    }

    String survivorBefore() {
        return survivorBefore;
    }

    String survivorAfter() {
        return survivorAfter;
    }

    String mergedBefore() {
        return mergedBefore;
    }

    int touchesBefore() {
        return touchesBefore;
    }

    int mergedTouches() {
        return mergedTouches;
    }

    Instant mergedAt() {
        return mergedAt;
    }

    String mergedBy() {
        return mergedBy;
    }

    @Nullable
    Instant unmergedAt() {
        return unmergedAt;
    }

    @Nullable
    String unmergedBy() {
        return unmergedBy;
    }

    @Nullable
    String undone() {
        return undone;
    }
}
