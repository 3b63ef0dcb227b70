package io.leadstream.lead.capture;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in several leads that are sent together, each as if it had come alone. */
@ApplicationScoped
class CaptureLeads {

    /** Stands for what is still to be taken in. */
    private static final Attempt WAITING = new Attempt.Refused(new PersonIsErased());

    private final PartnerRecords records;
    private final CaptureLead captureLead;
    private final io.leadstream.lead.partner.Rejections rejections;
    private final Clock clock;

    CaptureLeads(
            PartnerRecords records,
            CaptureLead captureLead,
            io.leadstream.lead.partner.Rejections rejections,
            Clock clock) {
        this.records = records;
        this.captureLead = captureLead;
        this.rejections = rejections;
        this.clock = clock;
    }

    /** An array of leads, as it was sent. */
    record Body(byte[] json) {}

    @Idempotent
    Response capture(Body body, Door door) {
        return Response.status(207)
                .entity(new ItemResult.Results(attempt(Items.of(body.json()), door, null)))
                .build();
    }

    /** @param writtenAt by a partner, who names its records: each needs its externalId then */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ItemResult> attempt(List<byte[]> items, Door door, @Nullable Instant writtenAt) {
        var results = new ArrayList<Attempt>();
        var readable = new ArrayList<Offer>();
        for (byte[] item : items) {
            try {
                readable.add(new Offer(records.read(item, writtenAt != null), writtenAt));
                results.add(WAITING);
            } catch (BadInput refusal) {
                results.add(new Attempt.Refused(refusal));
            }
        }
        var taken = captureLead.attempt(readable, door).iterator();
        results.replaceAll(attempt -> attempt == WAITING ? taken.next() : attempt);
        list(items, results, door, writtenAt);
        return IntStream.range(0, results.size())
                .mapToObj(i -> ItemResult.of(i, results.get(i)))
                .toList();
    }

    private void list(List<byte[]> items, List<Attempt> results, Door door, @Nullable Instant writtenAt) {
        if (door.partner() != null) {
            rejections.add(IntStream.range(0, results.size())
                    .filter(i -> results.get(i) instanceof Attempt.Refused)
                    .mapToObj(i -> records.refused(
                            door,
                            null,
                            items.get(i),
                            writtenAt == null ? clock.instant() : writtenAt,
                            Objects.requireNonNull(results.get(i).refusal())))
                    .toList());
        }
    }
}
