package io.leadstream.qualification.trait;

import static java.util.stream.Collectors.groupingBy;

import io.leadstream.qualification.sql.Row;
import io.leadstream.qualification.sql.Sql;
import io.leadstream.rest.Cursor;
import io.leadstream.rest.Page;
import io.leadstream.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What won accounts have in common, and who else is like them. */
@Path("/api/traits")
@RunOnVirtualThread
@RolesAllowed({"rep", "manager", "marketing", "revops", "admin"})
@Tag(name = "Traits")
class TraitResource {

    private static final String ALL = "select * from trait where rank > ? order by rank limit ?";

    static final String ACCOUNTS = """
            select company_id, name, industry, size_band, target, trait_score from account
            where trait_score > 0 and not worked and (trait_score, company_id) < (?, ?)
            order by trait_score desc, company_id desc limit ?""";

    private static final String SHARED = """
            select h.company_id, t.attribute, t.value, t.odds_ratio from account_trait h
            join trait t using (attribute, value) where h.company_id = any(?) and t.over order by t.rank""";

    record TraitView(
            @Schema(examples = "INDUSTRY") String attribute,
            @Schema(examples = "SOFTWARE") String value,

            @Schema(description = "Won accounts with the trait", examples = "31")
            long wonWith,

            @Schema(description = "Worked accounts with the trait", examples = "80")
            long workedWith,

            @Schema(examples = "60") long won,
            @Schema(examples = "300") long worked,

            @Schema(description = "Share among won ÷ share among worked", examples = "1.9375")
            BigDecimal lift,

            @Schema(examples = "4.1892") BigDecimal oddsRatio,

            @Schema(description = "95 % interval of the odds ratio", examples = "2.3317")
            BigDecimal low,

            @Schema(examples = "7.5263") BigDecimal high,

            @Schema(description = "Benjamini-Hochberg", examples = "0.0001")
            BigDecimal qValue,

            boolean lowEvidence,
            @Schema(examples = "true") boolean overRepresented) {

        static TraitView of(Row row) throws SQLException {
            return new TraitView(
                    String.valueOf(row.text("attribute")),
                    String.valueOf(row.text("value")),
                    row.number("won_with"),
                    row.number("worked_with"),
                    row.number("won"),
                    row.number("worked"),
                    rounded(row.real("lift")),
                    rounded(row.real("odds_ratio")),
                    rounded(row.real("low")),
                    rounded(row.real("high")),
                    rounded(row.real("q_value")),
                    row.flag("low_evidence"),
                    row.flag("over"));
        }
    }

    /** The traits that were found, and on how much they rest. */
    record Traits(
            List<TraitView> items,
            @Nullable String next,

            @Schema(description = "Accounts of which a deal was won", examples = "60")
            long won,

            @Schema(description = "Accounts of which a deal came to an end", examples = "300")
            long worked,

            @Schema(
                    description = "Accounts whose deals are all open: they say nothing yet, and are not counted",
                    examples = "40")
            long open,

            @Schema(description = "Absent before the first count") @Nullable
            Instant countedAt) {}

    record Shared(
            @Schema(examples = "INDUSTRY") String attribute,
            @Schema(examples = "SOFTWARE") String value,
            @Schema(examples = "4.1892") BigDecimal oddsRatio) {}

    @Schema(name = "AccountLikeWonOnes")
    record AccountView(
            UUID companyId,
            @Schema(examples = "Example Machines") @Nullable String name,
            @Schema(examples = "SOFTWARE") @Nullable String industry,
            @Schema(examples = "50-249") @Nullable String sizeBand,
            boolean targetAccount,

            @Schema(description = "The sum of the logarithms of the shared traits' lower bounds", examples = "1.4321")
            BigDecimal score,

            List<Shared> shared) {}

    private record Found(TraitView trait, long rank) {}

    private record Counted(Instant at, long won, long worked, long open) {}

    private final Sql sql;

    TraitResource(Sql sql) {
        this.sql = sql;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Which attributes won accounts have more often than all worked accounts",
            description = "Counted anew within a minute or two of a change of deals.")
    public Traits traits(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<Found> found =
                sql.query(ALL, row -> new Found(TraitView.of(row), row.number("rank")), rankIn(after), size + 1);
        Page<Found> page = Page.of(found, size, last -> Cursor.encode(Long.toString(last.rank())));
        Counted counted = sql
                .query(
                        "select counted_at, won, worked, open from trait_count",
                        row -> new Counted(
                                row.instant("counted_at"), row.number("won"), row.number("worked"), row.number("open")))
                .stream()
                .findFirst()
                .orElse(null);
        return new Traits(
                page.items().stream().map(Found::trait).toList(),
                page.next(),
                counted == null ? 0 : counted.won(),
                counted == null ? 0 : counted.worked(),
                counted == null ? 0 : counted.open(),
                counted == null ? null : counted.at());
    }

    @GET
    @Path("accounts")
    @Transactional
    @Operation(summary = "The accounts without a deal that share most with those that were won")
    public Page<AccountView> accounts(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        int size = Page.limit(Params.integer("limit", limit));
        List<String> from = after == null ? List.of() : Cursor.decode(after, 2);
        List<AccountView> found = sql.query(ACCOUNTS, TraitResource::account, scoreIn(from), companyIn(from), size + 1);
        var shared = shared(found.stream().map(AccountView::companyId).toList());
        var withShared = found.stream()
                .map(account -> with(account, shared.getOrDefault(account.companyId(), List.of())))
                .toList();
        return Page.of(
                withShared,
                size,
                last -> Cursor.encode(
                        last.score().toPlainString(), last.companyId().toString()));
    }

    private record SharedBy(UUID company, Shared trait) {}

    private Map<UUID, List<SharedBy>> shared(List<UUID> companies) {
        return sql
                .query(
                        SHARED,
                        row -> new SharedBy(
                                row.id("company_id"),
                                new Shared(
                                        String.valueOf(row.text("attribute")),
                                        String.valueOf(row.text("value")),
                                        rounded(row.real("odds_ratio")))),
                        companies)
                .stream()
                .collect(groupingBy(SharedBy::company));
    }

    private static AccountView with(AccountView account, List<SharedBy> shared) {
        return new AccountView(
                account.companyId(),
                account.name(),
                account.industry(),
                account.sizeBand(),
                account.targetAccount(),
                account.score(),
                shared.stream().map(SharedBy::trait).toList());
    }

    private static AccountView account(Row row) throws SQLException {
        return new AccountView(
                row.id("company_id"),
                row.text("name"),
                row.text("industry"),
                row.text("size_band"),
                row.flag("target"),
                row.decimal("trait_score"),
                List.of());
    }

    private static long rankIn(@Nullable String after) {
        return after == null ? 0 : Cursor.number(Cursor.decode(after, 1).getFirst());
    }

    private static BigDecimal scoreIn(List<String> after) {
        return after.isEmpty() ? new BigDecimal("99999") : Cursor.decimal(after.getFirst());
    }

    private static UUID companyIn(List<String> after) {
        return after.isEmpty() ? new UUID(-1, -1) : Cursor.id(after.getLast());
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_UP);
    }
}
