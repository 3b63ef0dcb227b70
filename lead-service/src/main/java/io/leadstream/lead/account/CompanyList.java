package io.leadstream.lead.account;

import io.leadstream.lead.database.Where;
import io.leadstream.lead.normal.CompanyDomain;
import io.leadstream.messaging.Sql;
import io.leadstream.rest.BadInput;
import io.leadstream.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The companies that have a domain or a name, the newest first. */
@ApplicationScoped
class CompanyList {

    private static final String LIST = """
            select c.id from company c
            """;

    private enum Choice {
        TRUE,
        FALSE
    }

    /** What the list may be narrowed to. */
    public static class Narrowing {

        @QueryParam("q")
        @Parameter(description = "words, or their beginnings, of name and domain")
        @Nullable
        String q;

        @QueryParam("domain")
        @Parameter(description = "a domain, or the address of a page there")
        @Nullable
        String domain;

        @QueryParam("industry")
        @Nullable
        String industry;

        @QueryParam("targetAccount")
        @Parameter(description = "true or false")
        @Nullable
        String targetAccount;

        Where where() {
            Choice target = Params.choice("targetAccount", blankToNull(targetAccount), Choice.class);
            var where = new Where()
                    .always("(c.domain is not null or c.name_key is not null)")
                    .and("c.domain = ?", registrable(blankToNull(domain)))
                    .and("c.industry = ?", blankToNull(industry))
                    .and(
                            "to_tsvector('simple', coalesce(c.search_text, '')) @@ to_tsquery('simple', ?)",
                            BuyingPeople.words(q));
            if (target != null) {
                where.always(target == Choice.TRUE ? "c.target_account" : "not c.target_account");
            }
            return where;
        }

        private static @Nullable String registrable(@Nullable String written) {
            try {
                return written == null ? null : CompanyDomain.of(written).name();
            } catch (IllegalArgumentException e) {
                throw BadInput.of("domain", String.valueOf(e.getMessage()));
            }
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    private final Sql sql;

    CompanyList(Sql sql) {
        this.sql = sql;
    }

    List<UUID> page(Narrowing narrowing, @Nullable UUID after, int count) {
        Where where = narrowing.where().and("c.id < ?", after);
        return sql.list(
                LIST + where.clause() + " order by c.id desc limit " + count,
                row -> row.getObject(1, UUID.class),
                where.parameters());
    }
}
