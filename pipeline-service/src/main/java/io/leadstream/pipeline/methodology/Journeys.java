package io.leadstream.pipeline.methodology;

import io.leadstream.messaging.Sql;
import io.leadstream.pipeline.deal.LeadForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far buyers are on their way when they first speak with a rep, of our own won deals: what the Challenger Sale
 * claims of all.
 */
@ApplicationScoped
public class Journeys {

    /** What cannot happen without a rep. */
    private static final Set<String> CONTACTS =
            Set.of("CALL", "CHAT", "MEETING", "DEMO", "EMAIL_REPLIED", "SOCIAL_MESSAGE");

    private static final String BEGAN = """
            insert into lead_journey as j (lead_id, began_at)
            select ?, ? where not exists (select 1 from lead_standing where lead_id = ? and erased)
            on conflict (lead_id) do update set began_at = least(j.began_at, excluded.began_at)""";

    private static final String CONTACT = """
            insert into lead_journey as j (lead_id, first_contact_at)
            select ?, ? where not exists (select 1 from lead_standing where lead_id = ? and erased)
            on conflict (lead_id) do update
              set first_contact_at = least(j.first_contact_at, excluded.first_contact_at)
              where j.first_contact_at is null or j.first_contact_at > excluded.first_contact_at""";

    private static final String FORGET = "delete from lead_journey where lead_id = ?";

    static final String SHARE = """
            select count(*) as deals, percentile_cont(0.5) within group (order by greatest(0, least(1,
                     extract(epoch from j.first_contact_at - j.began_at) / extract(epoch from d.closed_at - j.began_at))))
                   as share
            from deal d join lead_journey j on j.lead_id = d.lead_id
            where d.state = 'WON' and d.closed_at > j.began_at and j.first_contact_at is not null""";

    private final Sql sql;

    Journeys(Sql sql) {
        this.sql = sql;
    }

    /**
     * Of our own deals.
     *
     * @param share the median of won deals: from the lead's first touch to its first contact ÷ to winning; left out where
     *     there is none
     * @param deals of how many
     */
    @Schema(name = "OwnClaim")
    record Own(@Nullable Double share, long deals) {}

    /** A lead came to us. */
    public void began(UUID lead, Instant at) {
        sql.update(BEGAN, lead, at, lead);
    }

    /** Something happened between us and a lead; what is no contact with a rep does not count. */
    public void activity(UUID lead, @Nullable String type, Instant at) {
        if (type != null && CONTACTS.contains(type)) {
            sql.update(CONTACT, lead, at, lead);
        }
    }

    void forget(@Observes LeadForgotten forgotten) {
        sql.update(FORGET, forgotten.leadId());
    }

    Own beforeFirstContact() {
        return sql.first(SHARE, row -> {
                    double share = row.getDouble("share");
                    return new Own(row.wasNull() ? null : RecommendationView.rounded(share), row.getLong("deals"));
                })
                .orElseThrow();
    }
}
