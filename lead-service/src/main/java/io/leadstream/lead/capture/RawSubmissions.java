package io.leadstream.lead.capture;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What forms sent, as they sent it, and the ids of webhooks: for 30 days. */
@ApplicationScoped
class RawSubmissions {

    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int PURGED_AT_ONCE = 10_000;

    private static final String KEEP = """
            insert into raw_submission (id, lead_id, source_key, received_at, content_type, origin, body)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String OF_LEAD = """
            select id, source_key, received_at, content_type, origin, body from raw_submission
            where lead_id = ? and (?::uuid is null or id > ?) order by id limit ?""";

    private static final String PURGE = """
            delete from raw_submission where id in
              (select id from raw_submission where received_at < ? order by received_at limit ?)""";

    private static final String PURGE_WEBHOOKS = """
            delete from webhook_message where (source_key, message_id) in
              (select source_key, message_id from webhook_message where received_at < ? order by received_at limit ?)""";

    private final Sql sql;
    private final Clock clock;

    RawSubmissions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A form's content as it came in. */
    record SubmissionView(
            UUID id,
            String source,
            Instant receivedAt,
            String contentType,
            @Nullable String origin,
            String body) {}

    void keep(UUID leadId, String sourceKey, FormCapture.Submission submission) {
        sql.update(
                KEEP,
                UuidCreator.getTimeOrderedEpoch(),
                leadId,
                sourceKey,
                clock.instant(),
                Texts.storable(submission.contentType()),
                submission.origin(),
                Texts.storable(new String(submission.body(), StandardCharsets.UTF_8)));
    }

    List<SubmissionView> of(UUID leadId, @Nullable UUID after, int limit) {
        return sql.list(
                OF_LEAD,
                row -> new SubmissionView(
                        row.getObject("id", UUID.class),
                        row.getString("source_key"),
                        Objects.requireNonNull(Sql.instant(row, "received_at")),
                        row.getString("content_type"),
                        row.getString("origin"),
                        row.getString("body")),
                leadId,
                after,
                after,
                limit);
    }

    @Scheduled(cron = "0 41 2 * * ?")
    void purge() {
        Instant before = clock.instant().minus(KEPT_FOR);
        for (String purge : List.of(PURGE, PURGE_WEBHOOKS)) {
            int gone;
            do {
                gone = QuarkusTransaction.requiringNew().call(() -> sql.update(purge, before, PURGED_AT_ONCE));
            } while (gone == PURGED_AT_ONCE);
        }
    }
}
