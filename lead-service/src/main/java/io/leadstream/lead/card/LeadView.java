package io.leadstream.lead.card;

import io.leadstream.lead.normal.JobFunction;
import io.leadstream.lead.normal.Seniority;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lead's card as the API shows it.
 *
 * @param status NEW until the first lifecycle event, then IQL, MQL, SAL, SQL, DISQUALIFIED or RECYCLED; MERGED when it
 *     became part of another
 * @param touches how often it was captured
 * @param consent as it was written; where something else was said since, by purpose what counts
 * @param segments the keys of those that it belongs to
 * @param mergedInto the lead that it became part of
 * @param personId by which the person was kept before being captured; shown where one lead is asked for
 * @param supersededBy the newer lead of the same person, which a source wanted instead of one more touch of this
 */
public record LeadView(
        UUID id,
        @Schema(examples = "MQL") String status,
        int touches,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        JobFunction jobFunction,
        Seniority seniority,
        @Nullable String ageBand,
        @Nullable String country,
        @Nullable String region,
        Source source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String referrer,
        @Nullable String landingPage,
        @Nullable RawJson consent,
        @Nullable String owner,
        @Nullable String partner,
        Company.@Nullable View company,
        @Nullable Score score,
        List<String> segments,
        Instant createdAt,
        Instant changedAt,
        @Nullable UUID mergedInto,
        @Nullable UUID supersededBy,
        @Nullable UUID personId) {

    /** The same with another consent. */
    LeadView withConsent(RawJson said) {
        return new LeadView(
                id,
                status,
                touches,
                email,
                phone,
                firstName,
                lastName,
                jobTitle,
                jobFunction,
                seniority,
                ageBand,
                country,
                region,
                source,
                medium,
                campaign,
                referrer,
                landingPage,
                said,
                owner,
                partner,
                company,
                score,
                segments,
                createdAt,
                changedAt,
                mergedInto,
                supersededBy,
                personId);
    }

    /** The last score that qualification-service published. */
    public record Score(BigDecimal fit, BigDecimal engagement, BigDecimal total, String grade) {}
}
