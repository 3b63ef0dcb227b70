package io.leadstream.lead.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstream.lead.card.Cards;
import io.leadstream.lead.source.CaptureSource;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Takes in what a partner's webhook brings, each message once. */
@ApplicationScoped
class Webhooks {

    // waits for whoever is busy with the same message
    private static final String CLAIM = """
            insert into webhook_message (source_key, message_id, body_hash, received_at) values (?, ?, ?, ?)
            on conflict do nothing""";

    private static final String KEEP =
            "update webhook_message set status = ?, answer = ? where source_key = ? and message_id = ?";

    private static final String FIND =
            "select body_hash, status, answer from webhook_message where source_key = ? and message_id = ?";

    private static final int MULTI_STATUS = 207;

    private final Sql sql;
    private final CaptureLeads captureLeads;
    private final Cards cards;
    private final ObjectMapper mapper;
    private final Clock clock;

    Webhooks(Sql sql, CaptureLeads captureLeads, Cards cards, ObjectMapper mapper, Clock clock) {
        this.sql = sql;
        this.captureLeads = captureLeads;
        this.cards = cards;
        this.mapper = mapper;
        this.clock = clock;
    }

    private record Kept(byte[] bodyHash, int status, String answer) {}

    /** A lead or an array of leads that the source's partner has signed. */
    @Transactional
    Response take(CaptureSource source, WebhookSignature message, byte[] body) {
        byte[] hash = hash(body);
        if (sql.update(CLAIM, source.key(), message.id(), hash, clock.instant()) == 0) {
            return again(source, message, hash);
        }
        Door door = Door.webhookOf(source.key(), source.partner());
        boolean isArray = Items.isArray(body);
        List<ItemResult> results =
                captureLeads.attempt(isArray ? Items.of(body) : List.of(body), door, message.timestamp());
        int status = isArray ? MULTI_STATUS : results.getFirst().status();
        String answer = write(isArray ? new ItemResult.Results(results) : alone(results.getFirst()));
        sql.update(KEEP, status, answer, source.key(), message.id());
        return response(status, answer).build();
    }

    /** As the REST door answers. */
    private Object alone(ItemResult result) {
        if (result.problem() != null) {
            return result.problem();
        }
        UUID id = Objects.requireNonNull(result.id());
        return new CaptureResource.Answer(id, cards.status(id), Objects.requireNonNull(result.touches()));
    }

    private Response again(CaptureSource source, WebhookSignature message, byte[] hash) {
        Kept kept = sql.first(
                        FIND,
                        row -> new Kept(row.getBytes(1), row.getInt(2), row.getString(3)),
                        source.key(),
                        message.id())
                .orElseThrow();
        if (!MessageDigest.isEqual(kept.bodyHash(), hash)) {
            throw Problem.of(422, "webhook-id-reused", "Webhook id reused", "webhook-id was used with another body")
                    .build();
        }
        return response(kept.status(), kept.answer())
                .header("Idempotency-Replayed", "true")
                .build();
    }

    private Response.ResponseBuilder response(int status, String answer) {
        return Response.status(status)
                .entity(answer)
                .location(status < MULTI_STATUS ? URI.create("/api/leads/" + id(answer)) : null)
                .type(status < 400 ? MediaType.APPLICATION_JSON : "application/problem+json");
    }

    private String id(String answer) {
        try {
            return mapper.readTree(answer).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private String write(Object answer) {
        try {
            return mapper.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
