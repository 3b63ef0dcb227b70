package io.leadstream.lead.partner;

import io.leadstream.lead.card.Identity;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A partner's record that was refused.
 *
 * @param place where it is read again; absent for doors other than topics
 * @param record as it was sent; kept only where there is no place, and up to {@link #LONGEST} bytes
 * @param writtenAt by the partner
 * @param redrivable whether trying again can help
 * @param identities whatever the record tells of a person
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record RefusedRecord(
        String partner,
        String door,
        @Nullable Place place,
        byte @Nullable [] record,
        Instant writtenAt,
        boolean redrivable,
        Collection<Identity> identities,
        Refusal refusal) {

    /** Longer ones are to be sent again by the partner. */
    public static final int LONGEST = 64 << 10;

    /** In the partner's topic. */
    public record Place(int partition, long offset) {}

    byte @Nullable [] kept() {
        return place != null || record == null || record.length > LONGEST ? null : record;
    }
}
