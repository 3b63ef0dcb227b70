package io.leadstream.lead.merge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the undoing of a merge found and did.
 *
 * @param leadId the survivor, to whom everything since the merge belongs
 * @param restoredLeadId the lead that is one of its own again, as it was
 * @param changes fields changed since the merge: the survivor keeps their present values
 * @param touches the survivor's captures since, at most 100 of them
 * @param activities the survivor's activities since, at most 100 of them
 * @param notes written since, and so {@code comments}, {@code handOvers} (asked for, or answered, since), {@code consents}
 *     and {@code assignments}: the survivor's, at most 100 of each
 * @param notRestored fields of either lead whose value another lead has by now
 */
@Schema(name = "MergeUndone")
record Undone(
        UUID leadId,
        UUID restoredLeadId,
        Instant unmergedAt,
        String unmergedBy,
        List<FieldChange> changes,
        Since touches,
        Since activities,
        Since notes,
        Since comments,
        Since handOvers,
        Since consents,
        Since assignments,
        List<String> notRestored) {

    /**
     * A field that was changed after the merge.
     *
     * @param before the merge
     * @param merged as the merge left it
     * @param now as it is, and stays
     */
    record FieldChange(
            @Schema(examples = "jobTitle") String field,
            @Nullable String before,
            @Nullable String merged,
            @Nullable String now) {}

    /** So many came since the merge, and which. */
    record Since(int count, List<Item> items) {}

    /** One of them: a capture by its door, an activity by its type, and so on. */
    @Schema(name = "LaterChange")
    record Item(String id, String what, Instant at) {}
}
