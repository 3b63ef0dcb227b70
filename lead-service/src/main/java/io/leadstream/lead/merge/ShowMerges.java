package io.leadstream.lead.merge;

import io.leadstream.lead.card.Cards;
import io.leadstream.lead.card.Lead;
import io.leadstream.lead.card.Leads;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Merges as the API shows them, those that are not yet made among them. */
@ApplicationScoped
class ShowMerges {

    /**
     * One field of two cards.
     *
     * @param chosen whose value the survivor has: SURVIVOR or MERGED
     */
    public record FieldView(
            @Schema(examples = "jobTitle") String field,
            @Nullable String survivor,
            @Nullable String merged,
            Side chosen) {}

    /**
     * The same, of a merge that is not made yet.
     *
     * @param why SAME, ONLY_SURVIVOR, ONLY_MERGED, SURVIVOR_FIRST or EARLIER_CAPTURE_FIRST
     */
    public record FieldPreview(
            @Schema(examples = "jobTitle") String field,
            @Nullable String survivor,
            @Nullable String merged,
            Side chosen,
            String why) {}

    /**
     * What a merge would make of two cards.
     *
     * @param survivor the one of the two that may survive: it has come further
     */
    public record Preview(
            UUID leadId,
            String status,
            int touches,
            UUID mergedLeadId,
            String mergedStatus,
            int mergedTouches,
            UUID survivor,
            List<FieldPreview> fields) {}

    /** A merge; the fields as they were when it was made. */
    public record MergeView(
            UUID id,
            UUID leadId,
            UUID mergedLeadId,
            Instant mergedAt,
            String mergedBy,
            List<FieldView> fields,
            @Nullable Undone undone) {}

    private final Leads leads;
    private final Cards cards;
    private final CardJson json;

    ShowMerges(Leads leads, Cards cards, CardJson json) {
        this.leads = leads;
        this.cards = cards;
        this.json = json;
    }

    Preview preview(UUID survivorId, UUID mergedId) {
        var pair = new Pair(lead(survivorId), lead(mergedId));
        String status = cards.status(survivorId);
        String mergedStatus = cards.status(mergedId);
        boolean otherWayRound = Progress.isFurther(mergedStatus, status);
        return new Preview(
                survivorId,
                status,
                pair.survivor().touches(),
                mergedId,
                mergedStatus,
                pair.merged().touches(),
                otherWayRound ? mergedId : survivorId,
                fields(pair));
    }

    private static List<FieldPreview> fields(Pair pair) {
        Values survivor = pair.survivorValues();
        Values merged = pair.mergedValues();
        Choice choice = Choice.of(survivor, merged, pair.survivorIsEarlier(), Map.of());
        var fields = new ArrayList<FieldPreview>();
        for (Field field : Field.values()) {
            boolean empty = survivor.get(field) == null && merged.get(field) == null;
            if (field.isChoosable() && !empty) {
                String why = Choice.reason(field, survivor, merged, pair.survivorIsEarlier());
                fields.add(
                        new FieldPreview(field.key(), survivor.get(field), merged.get(field), choice.of(field), why));
            }
        }
        return fields;
    }

    private Lead lead(UUID id) {
        Lead lead = leads.findByIdOptional(id).orElseThrow(() -> Problem.notFound("lead " + id));
        lead.mergedInto().ifPresent(into -> {
            throw Cards.merged(id, into);
        });
        return lead;
    }

    MergeView view(LeadMerge merge) {
        Values survivor = json.values(merge.survivorBefore());
        Values merged = json.values(merge.mergedBefore());
        var choice = new Choice(json.choice(merge.choice()));
        var fields = new ArrayList<FieldView>();
        for (Field field : Field.values()) {
            boolean empty = survivor.get(field) == null && merged.get(field) == null;
            if (field.isChoosable() && !empty) {
                fields.add(new FieldView(field.key(), survivor.get(field), merged.get(field), choice.of(field)));
            }
        }
        return new MergeView(
                merge.id(),
                merge.survivorId(),
                merge.mergedId(),
                merge.mergedAt(),
                merge.mergedBy(),
                fields,
                merge.undone() == null ? null : json.read(merge.undone(), Undone.class));
    }
}
