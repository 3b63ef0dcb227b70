package io.leadstream.lead.source;

import io.leadstream.lead.card.EmailMatching;
import io.leadstream.lead.card.Source;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sources: few, and asked for by every capture. */
@ApplicationScoped
public class CaptureSources {

    /** All of them are held in memory. */
    static final int MOST = 1_000;

    /** So long another instance may not have seen a change. */
    private static final Duration MEMORY = Duration.ofSeconds(1);

    private static final String ALL = "select * from capture_source order by key limit " + MOST;
    private static final String PAGE = "select * from capture_source where key > ? order by key limit ?";
    private static final String LOCK = "select * from capture_source where key = ? for update";
    private static final String COUNT = "select count(*) from capture_source";

    private static final String OPEN = """
            insert into capture_source (key, name, source, duplicates, duplicates_days, email_matching, retention_days,
              allowed_origins,
              rate_per_minute, honeypot_field, partner, enabled, source_key, created_at, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String CHANGE = """
            update capture_source
            set version = version + 1, name = ?, source = ?, duplicates = ?, duplicates_days = ?, email_matching = ?,
                retention_days = ?,
                allowed_origins = ?::text[], rate_per_minute = ?, honeypot_field = ?, partner = ?, enabled = ?,
                changed_at = ?
            where key = ?""";

    private static final String SET_SOURCE_KEY =
            "update capture_source set version = version + 1, source_key = ?, changed_at = ? where key = ?";

    private static final String SET_SECRETS = """
            update capture_source
            set version = version + 1, webhook_secret = ?, previous_secret = ?, previous_valid_until = ?, changed_at = ?
            where key = ?""";

    private final Sql sql;
    private final SecretBox box;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;
    private volatile @Nullable Memory memory;

    CaptureSources(Sql sql, SecretBox box, Clock clock, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.box = box;
        this.clock = clock;
        this.transaction = transaction;
    }

    private record Memory(Instant until, Map<String, CaptureSource> byKey, Map<String, CaptureSource> bySourceKey) {}

    /** The one that goes by the value itself. */
    public CaptureSource of(Source source) {
        return Objects.requireNonNull(memory().byKey().get(source.name()), "the built-in sources stay");
    }

    /** By the key that names it. */
    public Optional<CaptureSource> byKey(String key) {
        return Optional.ofNullable(memory().byKey().get(key));
    }

    /** By the key that web forms use. */
    public Optional<CaptureSource> bySourceKey(String sourceKey) {
        return Optional.ofNullable(memory().bySourceKey().get(sourceKey));
    }

    /** The same without asking the database: as it was when it was last asked for. */
    public Optional<CaptureSource> lastSeenBySourceKey(String sourceKey) {
        Memory known = memory;
        return Optional.ofNullable(known == null ? null : known.bySourceKey().get(sourceKey));
    }

    /** The secrets by which its webhooks may be signed at a time; none when it takes no webhooks. */
    public List<String> webhookSecrets(CaptureSource source, Instant time) {
        return source.webhooks().at(time).stream()
                .map(kept -> box.open(kept, source.key()))
                .toList();
    }

    /** Gives its webhooks another secret, which is kept sealed; the one before is good for a while. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changeWebhookSecret(CaptureSource source, String secret, @Nullable Instant previousValidUntil) {
        setWebhookSecrets(
                source.key(),
                new WebhookSecrets(
                        box.seal(secret, source.key()), source.webhooks().current(), previousValidUntil));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void endWebhooks(String key) {
        setWebhookSecrets(key, new WebhookSecrets(null, null, null));
    }

    List<CaptureSource> page(String after, int limit) {
        return sql.list(PAGE, CaptureSources::read, after, limit);
    }

    /** As it is now, locked until the transaction ends; 404 when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    CaptureSource locked(String key) {
        return sql.first(LOCK, CaptureSources::read, key).orElseThrow(() -> Problem.notFound("source " + key));
    }

    /** Returns false when the key is taken. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean open(String key, SourceSettings settings, String sourceKey) {
        long known = sql.first(COUNT, row -> row.getLong(1)).orElseThrow();
        if (known >= MOST) {
            throw Problem.of(409, "too-many-sources", "Too many sources", "there may be " + MOST + " sources")
                    .build();
        }
        forgetAfterwards();
        Instant now = clock.instant();
        Duplicates duplicates = Objects.requireNonNull(settings.duplicates());
        return sql.update(
                        OPEN,
                        key,
                        settings.name(),
                        settings.source(),
                        duplicates.policy(),
                        duplicates.days(),
                        settings.emailMatching(),
                        settings.retentionDays(),
                        settings.allowedOrigins(),
                        settings.ratePerMinute(),
                        settings.honeypotField(),
                        settings.partner(),
                        settings.enabled(),
                        sourceKey,
                        now,
                        now)
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void change(String key, SourceSettings settings) {
        forgetAfterwards();
        Duplicates duplicates = Objects.requireNonNull(settings.duplicates());
        sql.update(
                CHANGE,
                settings.name(),
                settings.source(),
                duplicates.policy(),
                duplicates.days(),
                settings.emailMatching(),
                settings.retentionDays(),
                settings.allowedOrigins(),
                settings.ratePerMinute(),
                settings.honeypotField(),
                settings.partner(),
                settings.enabled(),
                clock.instant(),
                key);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void setSourceKey(String key, String sourceKey) {
        forgetAfterwards();
        sql.update(SET_SOURCE_KEY, sourceKey, clock.instant(), key);
    }

    private void setWebhookSecrets(String key, WebhookSecrets secrets) {
        forgetAfterwards();
        sql.update(
                SET_SECRETS, secrets.current(), secrets.previous(), secrets.previousValidUntil(), clock.instant(), key);
    }

    private Memory memory() {
        Memory known = memory;
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.until())) {
            List<CaptureSource> all = sql.list(ALL, CaptureSources::read);
            known = new Memory(
                    now.plus(MEMORY),
                    all.stream().collect(Collectors.toMap(CaptureSource::key, Function.identity())),
                    all.stream().collect(Collectors.toMap(CaptureSource::sourceKey, Function.identity())));
            memory = known;
        }
        return known;
    }

    private void forgetAfterwards() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    memory = null;
                }
            }
        });
    }

    private static CaptureSource read(ResultSet row) throws SQLException {
        return new CaptureSource(
                row.getString("key"),
                row.getLong("version"),
                row.getBoolean("built_in"),
                settings(row),
                row.getString("source_key"),
                new WebhookSecrets(
                        row.getString("webhook_secret"),
                        row.getString("previous_secret"),
                        Sql.instant(row, "previous_valid_until")),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Objects.requireNonNull(Sql.instant(row, "changed_at")));
    }

    private static SourceSettings settings(ResultSet row) throws SQLException {
        return new SourceSettings(
                row.getString("name"),
                Source.valueOf(row.getString("source")),
                new Duplicates(
                        Duplicates.Policy.valueOf(row.getString("duplicates")),
                        row.getObject("duplicates_days", Integer.class)),
                EmailMatching.valueOf(row.getString("email_matching")),
                row.getObject("retention_days", Integer.class),
                List.of((String[]) row.getArray("allowed_origins").getArray()),
                row.getInt("rate_per_minute"),
                row.getString("honeypot_field"),
                row.getString("partner"),
                row.getBoolean("enabled"));
    }
}
