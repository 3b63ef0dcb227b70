package io.leadstream.lead.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Identity;
import io.leadstream.lead.card.OfferedContact;
import io.leadstream.lead.partner.PartnerDoor;
import io.leadstream.lead.partner.Refusal;
import io.leadstream.lead.partner.RefusedRecord;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.BodyLimit;
import io.leadstream.rest.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads partners' records, and takes single ones once more. */
@ApplicationScoped
class PartnerRecords implements PartnerDoor {

    private final Json json;
    private final ObjectMapper mapper;
    private final CaptureLead captureLead;

    PartnerRecords(Json json, ObjectMapper mapper, CaptureLead captureLead) {
        this.json = json;
        this.mapper = mapper;
        this.captureLead = captureLead;
    }

    /**
     * Reads one record.
     *
     * @param named whether it must have an id of the partner's
     * @throws BadInput naming every field that is not as it must be
     */
    NormalLead read(byte @Nullable [] record, boolean named) {
        if (record == null || record.length == 0) {
            throw BadInput.of("", "must not be empty");
        }
        if (record.length > BodyLimit.DEFAULT) {
            throw BadInput.of("", "must have at most " + BodyLimit.DEFAULT + " bytes");
        }
        NewLead lead = json.read(record, NewLead.class);
        if (named && (lead.externalId() == null || lead.externalId().isBlank())) {
            throw BadInput.of("externalId", "must be given by a partner");
        }
        return NormalLead.of(lead);
    }

    /** Whatever a record tells of a person, as far as it can be read. */
    List<Identity> identities(String partner, byte @Nullable [] record) {
        if (record == null || record.length > BodyLimit.DEFAULT) {
            return List.of();
        }
        try {
            JsonNode body = mapper.readTree(record);
            if (!body.isObject()) {
                return List.of();
            }
            var identities = new ArrayList<>(OfferedContact.in(body).identities());
            JsonNode externalId = body.path("externalId");
            if (externalId.isTextual()) {
                identities.add(Identity.record(partner, externalId.textValue()));
            }
            return identities;
        } catch (IOException notJson) {
            return List.of();
        }
    }

    @Override
    public Outcome take(String partner, String door, byte[] record, Instant writtenAt) {
        Door by = Door.of(door, partner);
        NormalLead lead = read(record, !by.equals(Door.restOf(partner)));
        Captured captured = QuarkusTransaction.requiringNew().call(() -> captureLead
                .attempt(List.of(new Offer(lead, writtenAt)), by)
                .getFirst()
                .orThrow());
        return captured.outcome() == Captured.Outcome.REPEATED ? Outcome.REPEATED : Outcome.ACCEPTED;
    }

    /** For the list of rejections. */
    RefusedRecord refused(
            Door door,
            RefusedRecord.@Nullable Place place,
            byte @Nullable [] record,
            Instant writtenAt,
            RuntimeException reason) {
        String partner = Objects.requireNonNull(door.partner());
        return new RefusedRecord(
                partner,
                door.label(),
                place,
                record,
                writtenAt,
                record != null && !(reason instanceof PersonIsErased),
                identities(partner, record),
                Rejections.refusal(reason));
    }

    @Override
    public Refusal refusal(RuntimeException refused) {
        return Rejections.refusal(refused);
    }
}
