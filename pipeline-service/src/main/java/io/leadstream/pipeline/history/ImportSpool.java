package io.leadstream.pipeline.history;

import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.JsonLines;
import io.leadstream.rest.file.RawRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receives bodies of any size into the database, chunk by chunk, before the caller is answered: from then on any
 * instance can work on them. What was not received to its end is removed.
 */
@ApplicationScoped
class ImportSpool {

    /** An upload that brings nothing for so long is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** So soon the same request, sent again, takes the place of one that brings nothing more. */
    private static final Duration PATIENCE_WITH_REPEATED = Duration.ofSeconds(60);

    private static final String BEGIN = """
            insert into deal_import (id, state, mode, observed_from, created_by, created_at, received_at, idempotency_key,
                                     reviewed)
            values (?, 'RECEIVING', ?, ?, ?, ?, ?, ?, ?)""";

    private static final String RECEIVED = """
            update deal_import set received_at = ?, lines = lines + ? where id = ? and state = 'RECEIVING'""";

    private static final String KEEP = "insert into deal_import_chunk (import_id, n, records) values (?, ?, ?)";

    private static final String COMPLETE =
            "update deal_import set state = ?, body_hash = ?, plan = ? where id = ? and state = 'RECEIVING'";

    private static final String GIVE_UP = "delete from deal_import where id = ? and state = 'RECEIVING'";

    private static final String TAKE_OVER =
            "delete from deal_import where id = ? and state = 'RECEIVING' and received_at < ?";

    private static final String GIVE_UP_STALLED =
            "delete from deal_import where state = 'RECEIVING' and received_at < ?";

    private static final String GIVE_UP_REVIEWS = "delete from deal_import where state = 'REVIEW' and received_at < ?";

    private static final String FORGET_KEYS =
            "update deal_import set idempotency_key = null where idempotency_key is not null and created_at < ?";

    private static final String EARLIER =
            "select * from deal_import where created_by = ? and idempotency_key = ? and created_at >= ?";

    /** A file says of people what nobody has judged yet: nobody's review takes longer. */
    private static final Duration REVIEW = Duration.ofDays(7);

    private static final Duration KEY_VALID_FOR = Duration.ofHours(24);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Sql sql;
    private final FilePlanJson plans;
    private final Clock clock;

    ImportSpool(Sql sql, FilePlanJson plans, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * How a file of rows is to be read.
     *
     * @param layout whose export it is; null: found out
     * @param encoding null: found out
     * @param separator null: found out
     * @param review whether it waits for somebody who looks at it first
     */
    record FileOrder(
            @Nullable Layout layout,
            @Nullable Encoding encoding,
            @Nullable Character separator,
            Choices choices,
            boolean review) {}

    /**
     * What somebody wants to import.
     *
     * @param file null: lines of JSON
     */
    record Order(
            ImportJob.Mode mode,
            @Nullable Instant observedFrom,
            @Nullable FileOrder file,
            String by,
            @Nullable String idempotencyKey) {

        private boolean isToBeReviewed() {
            return file != null && file.review;
        }
    }

    /** @param replayed whether it is the import of an earlier request with the same key */
    record Receipt(UUID id, boolean replayed) {}

    /**
     * Receives a body to its end.
     *
     * @throws IOException when the caller goes away or sends more than allowed; nothing is left of it then
     */
    Receipt receive(Order order, InputStream body) throws IOException {
        Optional<ImportJob> earlier = order.idempotencyKey() == null ? Optional.empty() : earlier(order);
        if (earlier.isPresent() && !takesOver(earlier.get())) {
            return replay(earlier.get(), order, body);
        }
        UUID id = begin(order);
        try {
            var hashed = new DigestInputStream(body, digest(order));
            FilePlan plan = order.file() == null ? lines(id, hashed) : rows(id, order.file(), hashed);
            inTransaction(
                    () -> complete(id, order, plan, hashed.getMessageDigest().digest()));
            return new Receipt(id, false);
        } catch (IOException | RuntimeException e) {
            giveUp(id, e);
            throw e;
        }
    }

    /** Whether the earlier upload has died, as one does whose instance crashed, and is out of the way now. */
    private boolean takesOver(ImportJob earlier) {
        if (earlier.state() != ImportJob.State.RECEIVING) {
            return false;
        }
        Instant silentSince = clock.instant().minus(PATIENCE_WITH_REPEATED);
        return QuarkusTransaction.requiringNew().call(() -> sql.update(TAKE_OVER, earlier.id(), silentSince)) == 1;
    }

    private UUID begin(Order order) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        try {
            inTransaction(() -> sql.update(
                    BEGIN,
                    id,
                    order.mode(),
                    order.observedFrom(),
                    order.by(),
                    now,
                    now,
                    order.idempotencyKey(),
                    order.isToBeReviewed()));
        } catch (DatabaseFault e) {
            if (e.getCause() instanceof java.sql.SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw inFlight();
            }
            throw e;
        }
        return id;
    }

    private @Nullable FilePlan lines(UUID id, InputStream body) throws IOException {
        var chunks = new Chunks(id);
        var lines = new JsonLines(body);
        for (var chunk = lines.nextChunk(); !chunk.isEmpty(); chunk = lines.nextChunk()) {
            chunks.keep(chunk);
        }
        return null;
    }

    private FilePlan rows(UUID id, FileOrder order, InputStream body) throws IOException {
        var upload = new Upload(order.encoding, order.separator);
        upload.receive(body, new Chunks(id)::keep);
        List<String> headers = upload.headers();
        var plan = new FilePlan(
                order.layout == null ? Layout.of(headers) : order.layout,
                upload.encoding(),
                String.valueOf(upload.separator()),
                headers,
                order.choices,
                upload.habits());
        String lacks = plan.lacks();
        if (lacks != null && !order.review) {
            throw BadInput.of("map", lacks);
        }
        return plan;
    }

    /** The chunks of one body, one after the other. */
    private final class Chunks {
        private final UUID id;
        private int n;

        Chunks(UUID id) {
            this.id = id;
        }

        void keep(List<RawRecord> chunk) {
            int at = n++;
            inTransaction(() -> {
                requireReceiving(sql.update(RECEIVED, clock.instant(), chunk.size(), id));
                sql.update(KEEP, id, at, RawRecord.write(chunk));
            });
        }
    }

    private Optional<ImportJob> earlier(Order order) {
        Instant since = clock.instant().minus(KEY_VALID_FOR);
        return sql.first(EARLIER, ImportJob::read, order.by(), order.idempotencyKey(), since);
    }

    private void complete(UUID id, Order order, @Nullable FilePlan plan, byte[] bodyHash) {
        requireReceiving(sql.update(
                COMPLETE,
                order.isToBeReviewed() ? ImportJob.State.REVIEW : ImportJob.State.QUEUED,
                bodyHash,
                plan == null ? null : plans.write(plan),
                id));
    }

    private static void requireReceiving(int rows) {
        if (rows == 0) {
            throw Problem.of(408, "upload-stalled", "Upload stalled", "nothing came for too long: send it again")
                    .build();
        }
    }

    /** The same body again gets the same answer; it has to be read for that, but not kept. */
    private static Receipt replay(ImportJob earlier, Order order, InputStream body) throws IOException {
        if (earlier.state() == ImportJob.State.RECEIVING) {
            throw inFlight();
        }
        var hashed = new DigestInputStream(body, digest(order));
        hashed.transferTo(java.io.OutputStream.nullOutputStream());
        if (!MessageDigest.isEqual(earlier.bodyHash(), hashed.getMessageDigest().digest())) {
            throw Problem.of(
                            422,
                            "idempotency-key-reused",
                            "Idempotency key reused",
                            "this Idempotency-Key was used with another body")
                    .build();
        }
        return new Receipt(earlier.id(), true);
    }

    private void giveUp(UUID id, Exception why) {
        try {
            inTransaction(() -> sql.update(GIVE_UP, id));
        } catch (RuntimeException e) {
            // the purge finds it later
            why.addSuppressed(e);
        }
    }

    @Scheduled(every = "1m")
    void purge() {
        Instant now = clock.instant();
        inTransaction(() -> sql.update(GIVE_UP_STALLED, now.minus(PATIENCE)));
        inTransaction(() -> sql.update(GIVE_UP_REVIEWS, now.minus(REVIEW)));
        inTransaction(() -> sql.update(FORGET_KEYS, now.minus(KEY_VALID_FOR)));
    }

    private static RuntimeException inFlight() {
        return Problem.of(409, "in-flight", "In flight", "the first request with this Idempotency-Key is under way")
                .withHeader("Retry-After", 1)
                .build();
    }

    /** Begun with the parameters: they are part of what is asked. */
    private static MessageDigest digest(Order order) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String file = order.file() == null ? "" : order.file().toString();
            digest.update((order.mode() + "|" + order.observedFrom() + "|" + file).getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
