package io.leadstream.pipeline.board;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.Category;
import io.leadstream.pipeline.deal.Rates;
import io.leadstream.pipeline.definition.Phase;
import io.leadstream.pipeline.definition.Pipeline;
import io.leadstream.pipeline.definition.Pipelines;
import io.leadstream.pipeline.definition.Stage;
import io.leadstream.rest.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts, sums and shows open deals, exactly: from an index that has all it takes, so no counters are kept. */
@ApplicationScoped
class Boards {

    static final String TOTALS = """
            select stage, currency, count(*) as deals, sum(amount) as amount, sum(amount_in_base) as in_base,
                   count(amount) - count(amount_in_base) as without_rate
            from deal
            where pipeline = ? and state = 'OPEN'%s
            group by stage, currency""";

    // which are on top is read off the index alone, whoever owns them; only those are then fetched
    static final String CARDS = """
            select d.stage, d.id, d.version, d.name, d.company, d.amount, d.currency, d.amount_in_base, d.owner,
                   d.forecast_category, d.expected_close, d.pushes, d.next_step_on, d.stage_entered_at
            from unnest(?::text[]) as shown (stage)
            cross join lateral (
                select id from deal
                where pipeline = ? and state = 'OPEN' and deal.stage = shown.stage%s
                order by id desc
                limit ?) as top
            join deal d on d.id = top.id
            order by d.id desc""";

    private static final String OF_OWNERS = " and owner = any (?::text[])";
    private static final String LATEST_WITH =
            "select max(pipeline_version) from deal where pipeline = ? and stage = ? and state = 'OPEN'";

    private final Sql sql;
    private final Pipelines pipelines;
    private final Rates rates;

    Boards(Sql sql, Pipelines pipelines, Rates rates) {
        this.sql = sql;
        this.pipelines = pipelines;
        this.rates = rates;
    }

    /** What is asked for: everybody's deals when no owner is named. */
    record Asked(Pipeline pipeline, Collection<String> owners, int cards, LocalDate today) {}

    /** What is there of one stage in one currency, or in none. */
    private record Part(
            String stage,
            @Nullable String currency,
            long deals,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal inBase,
            long withoutRate) {}

    private record Placed(String stage, Board.Card card) {}

    Board show(Asked asked) {
        List<Part> parts = totals(asked);
        List<Stage> stages = stages(asked.pipeline, parts);
        Map<String, List<Board.Card>> cards = cards(asked, stages);
        List<Board.Column> columns = stages.stream()
                .map(stage -> column(
                        asked,
                        stage,
                        parts.stream().filter(p -> p.stage.equals(stage.key())).toList(),
                        cards.getOrDefault(stage.key(), List.of())))
                .toList();
        return new Board(asked.pipeline.key(), asked.pipeline.name(), rates.base(), total(parts), columns);
    }

    private List<Part> totals(Asked asked) {
        String statement = TOTALS.formatted(asked.owners.isEmpty() ? "" : OF_OWNERS);
        return sql.list(
                statement,
                row -> new Part(
                        row.getString("stage"),
                        row.getString("currency"),
                        row.getLong("deals"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("in_base"),
                        row.getLong("without_rate")),
                parameters(List.of(asked.pipeline.key()), asked, List.of()));
    }

    private Map<String, List<Board.Card>> cards(Asked asked, List<Stage> stages) {
        String statement = CARDS.formatted(asked.owners.isEmpty() ? "" : OF_OWNERS);
        List<String> keys = stages.stream().map(Stage::key).toList();
        return sql
                .list(
                        statement,
                        row -> new Placed(row.getString("stage"), card(row, asked.today)),
                        parameters(List.of(keys, asked.pipeline.key()), asked, List.of(asked.cards + 1)))
                .stream()
                .collect(Collectors.groupingBy(Placed::stage, Collectors.mapping(Placed::card, Collectors.toList())));
    }

    private static Object[] parameters(List<Object> before, Asked asked, List<Object> after) {
        Stream<Object> owners = asked.owners.isEmpty() ? Stream.of() : Stream.of(asked.owners);
        return Stream.of(before.stream(), owners, after.stream())
                .flatMap(part -> part)
                .toArray();
    }

    /** Those of the latest version that open deals can be in, then those that deals of earlier ones still are in. */
    private List<Stage> stages(Pipeline pipeline, List<Part> parts) {
        List<Stage> stages = new ArrayList<>(pipeline.stages().stream()
                .filter(stage -> stage.phase() != Phase.POST_SALE)
                .toList());
        parts.stream()
                .map(Part::stage)
                .distinct()
                .filter(key -> stages.stream().noneMatch(stage -> stage.key().equals(key)))
                .sorted()
                .toList()
                .forEach(key -> stages.add(stageOf(pipeline.key(), key)));
        return stages;
    }

    private Stage stageOf(String pipeline, String key) {
        int version =
                sql.first(LATEST_WITH, row -> row.getInt(1), pipeline, key).orElseThrow();
        return pipelines.version(pipeline, version).stageOf(key);
    }

    private Board.Column column(Asked asked, Stage stage, List<Part> parts, List<Board.Card> cards) {
        boolean hasMore = cards.size() > asked.cards;
        List<Board.Card> shown = hasMore ? cards.subList(0, asked.cards) : cards;
        return new Board.Column(
                stage.key(),
                stage.name(),
                stage.phase(),
                stage.rank(),
                total(parts),
                shown,
                hasMore ? more(asked, stage, shown) : null);
    }

    private static String more(Asked asked, Stage stage, List<Board.Card> shown) {
        UUID last = shown.isEmpty() ? new UUID(-1, -1) : shown.getLast().id();
        String owners =
                asked.owners.stream().map(owner -> "&owner=" + encoded(owner)).collect(Collectors.joining());
        return "/api/deals?state=OPEN&pipeline=" + encoded(asked.pipeline.key()) + "&stage=" + encoded(stage.key())
                + owners + "&after=" + Cursor.encode("-createdAt", "", last.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Board.Total total(List<Part> parts) {
        Map<String, BigDecimal> sums = parts.stream()
                .filter(part -> part.currency != null && part.amount != null)
                .collect(Collectors.toMap(
                        part -> Objects.requireNonNull(part.currency),
                        part -> Objects.requireNonNull(part.amount),
                        BigDecimal::add));
        BigDecimal inBase =
                parts.stream().map(Part::inBase).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Board.Total(
                parts.stream().mapToLong(Part::deals).sum(),
                sums.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(sum -> sum(sum.getValue(), sum.getKey()))
                        .toList(),
                sum(inBase, rates.base()).amount(),
                parts.stream().mapToLong(Part::withoutRate).sum());
    }

    /** With the digits of its currency: amounts have no more. */
    private static Board.Sum sum(BigDecimal amount, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Board.Sum(amount.setScale(digits, RoundingMode.HALF_UP).toPlainString(), currency);
    }

    private Board.Card card(ResultSet row, LocalDate today) throws SQLException {
        LocalDate expected = row.getObject("expected_close", LocalDate.class);
        BigDecimal amount = row.getBigDecimal("amount");
        BigDecimal inBase = row.getBigDecimal("amount_in_base");
        return new Board.Card(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                row.getString("company"),
                amount == null ? null : sum(amount, row.getString("currency")),
                inBase == null ? null : sum(inBase, rates.base()).amount(),
                row.getString("owner"),
                Category.valueOf(row.getString("forecast_category")),
                expected,
                expected != null && expected.isBefore(today),
                row.getInt("pushes"),
                row.getObject("next_step_on", LocalDate.class),
                Objects.requireNonNull(Sql.instant(row, "stage_entered_at")));
    }
}
