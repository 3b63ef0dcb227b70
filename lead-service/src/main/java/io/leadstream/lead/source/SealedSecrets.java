package io.leadstream.lead.source;

import io.leadstream.messaging.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it at the start that every webhook secret is kept under the present key; one that cannot be read stops the
 * start, before its sender is refused.
 */
@ApplicationScoped
class SealedSecrets {

    /** Before the doors are open. */
    private static final int EARLY = 1_000;

    private static final String ALL = """
            select key, webhook_secret, previous_secret from capture_source
            where webhook_secret is not null or previous_secret is not null order by key for update""";

    private static final String KEEP =
            "update capture_source set webhook_secret = ?, previous_secret = ? where key = ?";

    private record Kept(
            String source,
            @Nullable String current,
            @Nullable String previous) {}

    private final Sql sql;
    private final SecretBox box;

    SealedSecrets(Sql sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    void renew(@Observes @Priority(EARLY) StartupEvent started) {
        renew();
    }

    void renew() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.list(ALL, row -> new Kept(row.getString(1), row.getString(2), row.getString(3)))
                        .forEach(this::renew));
    }

    private void renew(Kept kept) {
        var renewed = new Kept(
                kept.source(), renewed(kept.current(), kept.source()), renewed(kept.previous(), kept.source()));
        if (!Objects.equals(kept, renewed)) {
            sql.update(KEEP, renewed.current(), renewed.previous(), renewed.source());
        }
    }

    private @Nullable String renewed(@Nullable String kept, String source) {
        return kept == null ? null : box.renew(kept, source);
    }
}
