package io.leadstream.pipeline.deal;

import io.leadstream.messaging.Sql;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a currency is in the base currency, day by day: a rate holds from its day until the next one's. The
 * rate of the day on which an amount was said stays with it, whatever comes later.
 */
@ApplicationScoped
public class Rates {

    private static final String ON = """
            select currency, day, rate, version from exchange_rate
            where currency = ? and day <= ? order by day desc limit 1""";
    private static final String LOCKED =
            "select currency, day, rate, version from exchange_rate where currency = ? and day = ? for update";
    private static final String PAGE = """
            select currency, day, rate, version from exchange_rate
            where (?::text is null or currency = ?) and (?::text is null or currency > ? or (currency = ? and day < ?))
            order by currency, day desc limit ?""";
    private static final String ON_MANY = """
            select asked.currency, asked.day,
                   (select rate from exchange_rate r
                    where r.currency = asked.currency and r.day <= asked.day order by r.day desc limit 1)
            from (select distinct currency, day::date from unnest(?::text[], ?::text[]) as said (currency, day)) asked""";
    private static final String PUT = """
            insert into exchange_rate (currency, day, rate, version) values (?, ?, ?, 0)
            on conflict (currency, day) do update
              set rate = excluded.rate, version = exchange_rate.version + 1
              where exchange_rate.rate <> excluded.rate""";

    private final Sql sql;
    private final Currency base;

    Rates(Sql sql, Config config) {
        this.sql = sql;
        this.base = Currency.getInstance(config.base());
    }

    /** The currency that all sums are shown in. */
    @ConfigMapping(prefix = "leadstream.rates")
    interface Config {

        /** ISO 4217; a table of rates is of one base currency, so it is not to be changed later. */
        @WithDefault("EUR")
        String base();
    }

    /** @param day from which on it holds */
    public record Rate(String currency, LocalDate day, BigDecimal rate, long version) {}

    public String base() {
        return base.getCurrencyCode();
    }

    /** The rate that holds on a day; null when none is known up to then. */
    public @Nullable BigDecimal on(String currency, LocalDate day) {
        if (currency.equals(base())) {
            return BigDecimal.ONE;
        }
        return rateOn(currency, day).map(Rate::rate).orElse(null);
    }

    /** The rate that holds on a day, with the day from which on it does. */
    public Optional<Rate> rateOn(String currency, LocalDate day) {
        return sql.first(ON, Rates::read, currency, day);
    }

    /** The rate of that very day, its row locked. */
    public Optional<Rate> locked(String currency, LocalDate day) {
        return sql.first(LOCKED, Rates::read, currency, day);
    }

    /** By currency, the latest day first, behind a currency and day. */
    public List<Rate> page(
            @Nullable String of, @Nullable String afterCurrency, @Nullable LocalDate afterDay, int limit) {
        return sql.list(PAGE, Rates::read, of, of, afterCurrency, afterCurrency, afterCurrency, afterDay, limit);
    }

    private static Rate read(ResultSet row) throws SQLException {
        return new Rate(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                row.getBigDecimal(3).stripTrailingZeros(),
                row.getLong(4));
    }

    /** Says what a currency is worth from a day on; amounts that were said before keep the rate they have. */
    public void put(String currency, LocalDate day, BigDecimal rate) {
        sql.update(PUT, currency, day, rate);
    }

    /** An amount in the base currency at the rate of a day, rounded half up to its digits; null where no rate is known. */
    public @Nullable InBase inBase(Money amount, Instant at) {
        BigDecimal rate = on(amount.currency(), at.atZone(ZoneOffset.UTC).toLocalDate());
        return rate == null ? null : inBase(amount, rate);
    }

    /** An amount, and when it was said. */
    public record Said(Money amount, Instant at) {

        private LocalDate day() {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** The same of many, in one round trip; those whose rate is not known are left out. */
    public Map<Said, InBase> inBase(Collection<Said> said) {
        record Asked(String currency, LocalDate day) {}
        Map<Asked, BigDecimal> known = new HashMap<>();
        List<Said> foreign = said.stream()
                .filter(each -> !each.amount.currency().equals(base()))
                .toList();
        if (!foreign.isEmpty()) {
            sql.list(
                    ON_MANY,
                    row -> known.put(
                            new Asked(row.getString(1), row.getObject(2, LocalDate.class)), row.getBigDecimal(3)),
                    foreign.stream().map(each -> each.amount.currency()).toList(),
                    foreign.stream().map(each -> each.day().toString()).toList());
        }
        Map<Said, InBase> found = new HashMap<>();
        for (Said each : said) {
            String currency = each.amount.currency();
            BigDecimal rate = currency.equals(base()) ? BigDecimal.ONE : known.get(new Asked(currency, each.day()));
            if (rate != null) {
                found.put(each, inBase(each.amount, rate));
            }
        }
        return found;
    }

    Worth worth(Money amount, Instant at) {
        return new Worth(amount, inBase(amount, at));
    }

    private InBase inBase(Money amount, BigDecimal rate) {
        return new InBase(
                rate, amount.amount().multiply(rate).setScale(base.getDefaultFractionDigits(), RoundingMode.HALF_UP));
    }

    /** The terms with the rate of the time at which their amount was said: an amount that stays keeps its rate. */
    Terms rated(Terms terms, Terms before, Instant at) {
        Money amount = terms.amount();
        if (amount == null) {
            return terms.rated(null);
        }
        boolean same = Objects.equals(amount, before.amount()) && before.inBase() != null;
        return terms.rated(same ? before.inBase() : worth(amount, at).inBase());
    }
}
