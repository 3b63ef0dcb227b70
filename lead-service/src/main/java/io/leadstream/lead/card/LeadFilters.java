package io.leadstream.lead.card;

import io.leadstream.rest.Params;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of leads. */
class LeadFilters {

    static final String DESCRIPTION = "All filters join; several values of one with commas: source=CHAT,EVENT. Beside "
            + "those below: medium, campaign, country, region, ageBand, jobTitle (parts of words), partner, domain, "
            + "industry, sizeBand (1-9, 10-49, 50-249, 250-1000, 1001-5000, 5001+), growthStage, funding, "
            + "targetAccount (true, false), grade; owner=none; from and to, both included: createdFrom, createdTo, "
            + "changedFrom, changedTo, lastActivityFrom, lastActivityTo, touchesFrom, touchesTo, employeesFrom, "
            + "employeesTo, productUsersFrom, productUsersTo, fitFrom, fitTo, engagementFrom, engagementTo, scoreFrom, "
            + "scoreTo. sort: createdAt, changedAt, lastName, touches or score (leads with a score only), - before it "
            + "for the highest first; -createdAt where absent. Another parameter is 400. A page of a rare match that "
            + "no index finds looks at 2,500 leads: it may be short, or empty, and still have a next.";

    enum Status {
        NEW,
        IQL,
        MQL,
        SAL,
        SQL,
        DISQUALIFIED,
        RECYCLED,
        MERGED,
        ERASED
    }

    @QueryParam("status")
    @Parameter(description = "NEW, IQL, MQL, SAL, SQL, DISQUALIFIED, RECYCLED, MERGED or ERASED")
    @Nullable
    String status;

    @QueryParam("source")
    @Parameter(description = "such as WEB_FORM")
    @Nullable
    String source;

    @QueryParam("owner")
    @Nullable
    String owner;

    @QueryParam("company")
    @Parameter(description = "a company's id, domain or name")
    @Nullable
    String company;

    @QueryParam("q")
    @Parameter(description = "words, or their beginnings, of name, e-mail address and company; or a telephone number")
    @Nullable
    String q;

    @QueryParam("segment")
    @Parameter(description = "the key of a segment that they belong to")
    @Nullable
    String segment;

    LeadSearch.Filter of(Optional<String> partner) {
        Status wanted = Params.choice("status", given(status), Status.class);
        return new LeadSearch.Filter(
                wanted == null ? null : wanted.name(),
                Params.choice("source", given(source), Source.class),
                given(owner),
                given(company),
                given(q),
                given(segment),
                partner.orElse(null));
    }

    /** A form sends the fields that nobody filled in, too. */
    private static @Nullable String given(@Nullable String value) {
        return Fields.isBlank(value) ? null : value;
    }
}
