package io.leadstream.pipeline.similar;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.FreeText;
import io.leadstream.pipeline.deal.LossKind;
import io.leadstream.pipeline.deal.LossReason;
import io.leadstream.pipeline.deal.Standing;
import io.leadstream.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds closed deals that are like another: among the newest of its industry, product, company and pipeline. */
@ApplicationScoped
class SimilarDeals {

    /** So many of each kind are compared. */
    private static final int COMPARED = 500;

    static final String CANDIDATES = """
            (select id from deal where state <> 'OPEN' and segments ->> 'industry' = ? order by closed_at desc limit %1$d)
            union
            (select id from deal where state <> 'OPEN' and segments ->> 'product' = ? order by closed_at desc limit %1$d)
            union
            (select id from deal where state <> 'OPEN' and company_id = ? order by closed_at desc limit %1$d)
            union
            (select id from deal where closed_at is not null and pipeline = ? order by closed_at desc limit %1$d)""".formatted(COMPARED);

    private static final String READ = """
            select d.id, d.name, coalesce(d.company, p.name) as company, d.company_id, d.pipeline, d.state,
                   coalesce(d.segments ->> 'industry', p.industry) as industry,
                   coalesce(d.segments ->> 'sizeBand', p.size_band) as size_band,
                   d.segments ->> 'product' as product, d.amount_in_base, d.owner, d.team, d.opened_at, d.closed_at,
                   d.closed_in, d.loss_reason, d.loss_kind, d.lost_to
            from deal d left join company_profile p on p.company_id = d.company_id
            where d.id = any (?::uuid[])""";

    /** What candidates may play does not count: only what was really played while they were on the committee. */
    private static final String ROLES = """
            select distinct s.deal_id, role
            from stakeholder s
            join stakeholder_fact f on f.stakeholder_id = s.id and f.type in ('JOINED', 'CHANGED')
            cross join lateral unnest(f.roles) as role
            where s.deal_id = any (?::uuid[])""";

    private static final String WORKED_ON = """
            select distinct deal_id, actor from deal_fact
            where deal_id = any (?::uuid[]) and actor !~ '-service$' and actor <> 'import'""";

    private static final String PROOFS = """
            select deal_id, kind, count(*) as pieces from evidence where deal_id = any (?::uuid[])
            group by deal_id, kind order by pieces desc, kind""";

    private static final String CLOSURES = """
            select distinct on (deal_id) deal_id, note, details ->> 'override' = 'true' as override from deal_fact
            where deal_id = any (?::uuid[]) and type = 'CLOSED' order by deal_id, id desc""";

    private final Sql sql;
    private final FreeText freeText;

    SimilarDeals(Sql sql, FreeText freeText) {
        this.sql = sql;
        this.freeText = freeText;
    }

    /** A deal as it is compared, closed or not. */
    private record Compared(
            UUID id,
            String name,
            @Nullable String company,
            @Nullable UUID companyId,
            String pipeline,
            Standing state,
            Traits traits,
            @Nullable String owner,
            List<String> team,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String closedIn,
            @Nullable LossReason reason,
            @Nullable LossKind kind,
            @Nullable String competitor) {}

    private record Scored(Compared deal, Likeness likeness) {}

    private record Closure(UUID deal, @Nullable String note, boolean override) {}

    /** What is written down beside the deals that are shown. */
    private record Beside(
            Map<UUID, List<String>> actors, Map<UUID, List<SimilarDeal.Proof>> proofs, Map<UUID, Closure> closures) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such deal */
    SimilarDeal.Found of(UUID dealId, int limit) {
        Compared mine = read(List.of(dealId)).stream().findFirst().orElseThrow(() -> Problem.notFound("the deal"));
        Traits traits = mine.traits;
        List<UUID> candidates = sql.list(
                CANDIDATES,
                row -> row.getObject(1, UUID.class),
                traits.industry(),
                traits.product(),
                mine.companyId,
                mine.pipeline);
        List<Scored> best = read(candidates).stream()
                .filter(other -> !other.id.equals(dealId))
                .map(other -> new Scored(other, Likeness.of(traits, other.traits)))
                .filter(scored -> scored.likeness.score() > 0)
                .sorted(Comparator.comparing((Scored scored) -> -scored.likeness.score())
                        .thenComparing(
                                scored -> Objects.requireNonNull(scored.deal.closedAt), Comparator.reverseOrder())
                        .thenComparing(scored -> scored.deal.id))
                .limit(limit)
                .toList();
        Beside beside = beside(best.stream().map(scored -> scored.deal.id).toList());
        return new SimilarDeal.Found(
                dealId, best.stream().map(scored -> shown(scored, beside)).toList());
    }

    private List<Compared> read(Collection<UUID> ids) {
        Map<UUID, Set<String>> roles =
                sql.list(ROLES, row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)), ids).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return sql.list(READ, row -> compared(row, roles), ids);
    }

    private static Compared compared(ResultSet row, Map<UUID, Set<String>> roles) throws SQLException {
        String reason = row.getString("loss_reason");
        LossReason lostFor = reason == null ? null : LossReason.valueOf(reason);
        String kind = row.getString("loss_kind");
        return new Compared(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("company"),
                row.getObject("company_id", UUID.class),
                row.getString("pipeline"),
                Standing.valueOf(row.getString("state")),
                new Traits(
                        row.getString("industry"),
                        row.getString("size_band"),
                        row.getString("product"),
                        row.getBigDecimal("amount_in_base"),
                        roles.getOrDefault(row.getObject("id", UUID.class), Set.of())),
                row.getString("owner"),
                Arrays.asList((String[]) row.getArray("team").getArray()),
                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                Sql.instant(row, "closed_at"),
                row.getString("closed_in"),
                lostFor,
                kind != null ? LossKind.valueOf(kind) : lostFor == null ? null : LossKind.of(lostFor),
                row.getString("lost_to"));
    }

    private Beside beside(List<UUID> ids) {
        return new Beside(
                sql.list(WORKED_ON, row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)), ids).stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))),
                sql
                        .list(
                                PROOFS,
                                row -> Map.entry(
                                        row.getObject(1, UUID.class),
                                        new SimilarDeal.Proof(row.getString(2), row.getLong(3))),
                                ids)
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))),
                sql
                        .list(
                                CLOSURES,
                                row -> new Closure(
                                        row.getObject(1, UUID.class), row.getString(2), row.getBoolean("override")),
                                ids)
                        .stream()
                        .collect(Collectors.toMap(Closure::deal, closure -> closure)));
    }

    private SimilarDeal shown(Scored scored, Beside beside) {
        Compared deal = scored.deal;
        Instant closedAt = Objects.requireNonNull(deal.closedAt);
        BigDecimal worth = deal.traits.worth();
        Set<String> workedOn = Stream.of(
                        Stream.ofNullable(deal.owner),
                        deal.team.stream(),
                        beside.actors.getOrDefault(deal.id, List.of()).stream())
                .flatMap(people -> people)
                .collect(Collectors.toCollection(TreeSet::new));
        return new SimilarDeal(
                deal.id,
                deal.name,
                deal.company,
                deal.pipeline,
                scored.likeness,
                deal.state,
                closedAt,
                days(Duration.between(deal.openedAt, closedAt)),
                worth == null ? null : worth.toPlainString(),
                List.copyOf(workedOn),
                decided(deal, beside),
                "/api/deals/" + deal.id);
    }

    private SimilarDeal.Decided decided(Compared deal, Beside beside) {
        Closure closure = beside.closures.get(deal.id);
        return new SimilarDeal.Decided(
                String.valueOf(deal.closedIn),
                deal.kind,
                deal.reason,
                deal.competitor,
                closure != null && closure.override,
                beside.proofs.getOrDefault(deal.id, List.of()),
                closure == null || !freeText.isForCaller() ? null : closure.note);
    }

    private static BigDecimal days(Duration open) {
        return new BigDecimal(open.toSeconds(), MathContext.DECIMAL64)
                .divide(BigDecimal.valueOf(86_400), 2, RoundingMode.HALF_UP);
    }
}
