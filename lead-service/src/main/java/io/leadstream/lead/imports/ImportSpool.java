package io.leadstream.lead.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.leadstream.messaging.DatabaseFault;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Problem;
import io.leadstream.rest.file.Cells;
import io.leadstream.rest.file.CsvRows;
import io.leadstream.rest.file.Cutter;
import io.leadstream.rest.file.Encoding;
import io.leadstream.rest.file.JsonLines;
import io.leadstream.rest.file.RawRecord;
import io.leadstream.rest.file.ReceivedFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Receives files of any size into the database, chunk by chunk, before the caller is answered: from then on any
 * instance can work on them. What was not received to its end is removed.
 */
@ApplicationScoped
class ImportSpool {

    /** An upload that brings nothing for so long is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** So soon the same request, sent again, takes the place of one that brings nothing more. */
    private static final Duration PATIENCE_WITH_REPEATED = Duration.ofSeconds(60);

    /** A file holds personal data: nobody's review takes longer. */
    private static final Duration REVIEW = Duration.ofDays(7);

    private static final Duration KEY_VALID_FOR = Duration.ofHours(24);
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String BEGIN = """
            insert into lead_import (id, state, format, source_key, header, created_by, created_at, received_at,
              idempotency_key)
            values (?, 'RECEIVING', ?, ?, ?, ?, ?, ?, ?)""";

    private static final String RECEIVED = """
            update lead_import set received_at = ?, lines = lines + ? where id = ? and state = 'RECEIVING'""";

    private static final String KEEP = "insert into lead_import_chunk (import_id, n, records) values (?, ?, ?)";

    private static final String COMPLETE = """
            update lead_import set state = ?, body_hash = ?, encoding = ?, separator = ?, columns = ?
            where id = ? and state = 'RECEIVING'""";

    private static final String GIVE_UP = "delete from lead_import where id = ? and state = 'RECEIVING'";

    private static final String TAKE_OVER =
            "delete from lead_import where id = ? and state = 'RECEIVING' and received_at < ?";

    private static final String GIVE_UP_STALLED =
            "delete from lead_import where state = 'RECEIVING' and received_at < ?";

    private static final String GIVE_UP_REVIEWS = "delete from lead_import where state = 'REVIEW' and received_at < ?";

    private static final String FORGET_KEYS =
            "update lead_import set idempotency_key = null where idempotency_key is not null and created_at < ?";

    private static final String EARLIER =
            "select * from lead_import where created_by = ? and idempotency_key = ? and created_at >= ?";

    private final Sql sql;
    private final ObjectMapper mapper;
    private final Clock clock;

    ImportSpool(Sql sql, ObjectMapper mapper, Clock clock) {
        this.sql = sql;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * What somebody wants to import.
     *
     * @param source the key of the capture source
     * @param encoding absent: found out
     * @param separator absent: found out
     * @param header whether the first row names the columns; else they are called 1, 2, 3
     * @param map fields by column; the rest is guessed
     * @param review whether it waits for somebody who looks at the columns first
     */
    record Order(
            ImportJob.Format format,
            String source,
            @Nullable Encoding encoding,
            @Nullable Character separator,
            boolean header,
            Map<String, String> map,
            boolean review,
            String by,
            @Nullable String idempotencyKey) {}

    /** @param replayed whether it is the import of an earlier request with the same key */
    record Receipt(UUID id, boolean replayed) {}

    /**
     * Receives a file to its end.
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
            Upload upload = new Upload(id, order);
            upload.receive(ReceivedFile.of(hashed));
            inTransaction(() -> upload.complete(hashed.getMessageDigest().digest()));
            return new Receipt(id, false);
        } catch (IOException | RuntimeException e) {
            giveUp(id, e);
            throw e;
        }
    }

    /** One body while it is received. */
    private final class Upload {
        private final UUID id;
        private final Order order;
        private final Encoding.Detector detector = new Encoding.Detector();
        private @Nullable Character separator;
        private byte @Nullable [] firstRow;
        private boolean isMarked;

        Upload(UUID id, Order order) {
            this.id = id;
            this.order = order;
        }

        void receive(ReceivedFile file) throws IOException {
            isMarked = file.isMarked();
            Cutter cutter =
                    switch (order.format()) {
                        case NDJSON -> new JsonLines(file.in());
                        case CSV -> {
                            char by =
                                    order.separator() == null ? Cells.separatorOf(file.firstLine()) : order.separator();
                            separator = by;
                            yield new CsvRows(file.in(), by);
                        }
                    };
            if (order.format() == ImportJob.Format.CSV && order.header()) {
                cutter.next().ifPresent(row -> see(requireWhole(row)));
            }
            int n = 0;
            for (var chunk = cutter.nextChunk(); !chunk.isEmpty(); chunk = cutter.nextChunk()) {
                int at = n++;
                List<RawRecord> next = chunk;
                next.forEach(this::see);
                inTransaction(() -> keep(at, next));
            }
        }

        private void see(RawRecord row) {
            detector.see(row.text());
            if (firstRow == null) {
                firstRow = row.text();
            }
        }

        private void keep(int n, List<RawRecord> chunk) {
            requireReceiving(sql.update(RECEIVED, clock.instant(), chunk.size(), id));
            sql.update(KEEP, id, n, RawRecord.write(chunk));
        }

        void complete(byte[] bodyHash) {
            boolean isCsv = order.format() == ImportJob.Format.CSV;
            // what the file says of itself goes before what was said of it
            Encoding encoding = !isCsv || isMarked
                    ? Encoding.UTF_8
                    : order.encoding() == null ? detector.found() : order.encoding();
            Columns columns = isCsv ? columns(encoding) : null;
            requireReceiving(sql.update(
                    COMPLETE,
                    order.review() ? ImportJob.State.REVIEW : ImportJob.State.QUEUED,
                    bodyHash,
                    encoding,
                    separator == null ? null : separator.toString(),
                    columns == null ? null : write(columns),
                    id));
        }

        private Columns columns(Encoding encoding) {
            String first = firstRow == null ? "" : encoding.decode(firstRow).orElse("");
            char by = separator == null ? ',' : separator;
            List<String> cells = Cells.of(first, by);
            Columns columns = Columns.of(
                    order.header()
                            ? cells
                            : IntStream.rangeClosed(1, cells.size())
                                    .mapToObj(Integer::toString)
                                    .toList(),
                    order.map());
            if (!order.review() && !columns.identifyPeople()) {
                throw BadInput.of("map", "must say which column is email or phone: none looks like it");
            }
            return columns;
        }
    }

    private static RawRecord requireWhole(RawRecord header) {
        if (header.fault() != RawRecord.Fault.NONE) {
            throw BadInput.of(
                    "", "must begin with a row of headers: " + header.fault().detail());
        }
        return header;
    }

    private String write(Columns columns) {
        try {
            return mapper.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw BadInput.of("", "headers must not contain half of a surrogate pair");
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
                    order.format(),
                    order.source(),
                    order.header(),
                    order.by(),
                    now,
                    now,
                    order.idempotencyKey()));
        } catch (DatabaseFault e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw inFlight();
            }
            throw e;
        }
        return id;
    }

    private Optional<ImportJob> earlier(Order order) {
        Instant since = clock.instant().minus(KEY_VALID_FOR);
        return sql.first(EARLIER, ImportJob::read, order.by(), order.idempotencyKey(), since);
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
            digest.update(List.of(
                            order.format(),
                            order.source(),
                            String.valueOf(order.encoding()),
                            String.valueOf(order.separator()),
                            order.header(),
                            new java.util.TreeMap<>(order.map()),
                            order.review())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
