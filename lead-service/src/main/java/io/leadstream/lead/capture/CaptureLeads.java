package io.leadstream.lead.capture;

import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Idempotent;
import io.leadstream.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes in several leads that are sent together, each as if it had come alone. */
@ApplicationScoped
class CaptureLeads {

    /** Stands for what is still to be taken in. */
    private static final Attempt WAITING = new Attempt.Refused(new PersonIsErased());

    private final Json json;
    private final CaptureLead captureLead;

    CaptureLeads(Json json, CaptureLead captureLead) {
        this.json = json;
        this.captureLead = captureLead;
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
                readable.add(new Offer(read(item, writtenAt != null), writtenAt));
                results.add(WAITING);
            } catch (BadInput refusal) {
                results.add(new Attempt.Refused(refusal));
            }
        }
        var taken = captureLead.attempt(readable, door).iterator();
        results.replaceAll(attempt -> attempt == WAITING ? taken.next() : attempt);
        return IntStream.range(0, results.size())
                .mapToObj(i -> ItemResult.of(i, results.get(i)))
                .toList();
    }

    private NormalLead read(byte[] item, boolean needsExternalId) {
        if (item.length > BodyLimit.DEFAULT) {
            throw BadInput.of("", "must have at most " + BodyLimit.DEFAULT + " bytes");
        }
        NewLead lead = json.read(item, NewLead.class);
        if (needsExternalId && (lead.externalId() == null || lead.externalId().isBlank())) {
            throw BadInput.of("externalId", "must be given by a partner");
        }
        return NormalLead.of(lead);
    }
}
