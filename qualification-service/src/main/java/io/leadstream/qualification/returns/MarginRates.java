package io.leadstream.qualification.returns;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which share of an amount won is margin. */
@ApplicationScoped
class MarginRates {

    /** The product under which the default is kept. */
    static final String DEFAULT = "";

    private static final String ALL = "select product, rate, version, set_by, at from margin_rate";

    /** One product's rate. */
    record MarginRate(
            @Schema(description = "default for products that have none of their own", examples = "GTX")
            String product,

            @Schema(examples = "0.35") BigDecimal rate,
            @Schema(examples = "revops-1") String by,
            @Schema(examples = "2026-03-01T09:00:00Z") Instant at,

            @Schema(hidden = true) @com.fasterxml.jackson.annotation.JsonIgnore
            long version) {}

    /** All rates at one time. */
    record Known(Map<String, BigDecimal> byProduct, Optional<BigDecimal> configured) {

        Optional<BigDecimal> rateOf(@Nullable String product) {
            BigDecimal own = product == null ? null : byProduct.get(product);
            return own != null
                    ? Optional.of(own)
                    : Optional.ofNullable(byProduct.get(DEFAULT)).or(() -> configured);
        }
    }

    private final Sql sql;
    private final ReturnsConfig config;
    private final Clock clock;

    MarginRates(Sql sql, ReturnsConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    Known all() {
        var byProduct = new HashMap<String, BigDecimal>();
        sql.query(ALL, row -> byProduct.put(Objects.requireNonNull(row.text("product")), row.decimal("rate")));
        return new Known(byProduct, config.marginRate());
    }

    /** Some of them by product, from the first or after one. */
    List<MarginRate> list(@Nullable String after, int limit) {
        return after == null
                ? sql.query(ALL + " order by product limit ?", MarginRates::rate, limit)
                : sql.query(ALL + " where product > ? order by product limit ?", MarginRates::rate, after, limit);
    }

    Optional<MarginRate> find(String product) {
        return sql.query(ALL + " where product = ?", MarginRates::rate, product).stream()
                .findFirst();
    }

    /** The first of a product needs no If-Match; the same again changes nothing. */
    @Transactional
    MarginRate set(String product, @Nullable String ifMatch, BigDecimal rate, String by) {
        sql.query("select pg_advisory_xact_lock(hashtextextended('margin', 53))", row -> true);
        var present = find(product);
        if (present.isPresent()) {
            EntityTags.require(ifMatch, present.get().version());
            if (present.get().rate().compareTo(rate) == 0) {
                return present.get();
            }
        } else {
            EntityTags.check(ifMatch, 0);
        }
        sql.update("""
                insert into margin_rate (product, rate, version, set_by, at) values (?, ?, 1, ?, ?)
                on conflict (product) do update
                set rate = excluded.rate, version = margin_rate.version + 1, set_by = excluded.set_by, at = excluded.at""", product, rate, by, clock.instant());
        return find(product).orElseThrow();
    }

    private static MarginRate rate(Row row) throws SQLException {
        String product = Objects.requireNonNull(row.text("product"));
        return new MarginRate(
                product.equals(DEFAULT) ? "default" : product,
                row.decimal("rate").stripTrailingZeros(),
                Objects.requireNonNull(row.text("set_by")),
                row.instant("at"),
                row.number("version"));
    }
}
